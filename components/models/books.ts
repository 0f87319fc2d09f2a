import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountView, Book } from '../../lib/domain/account';
import type { App } from '../app/app';

/** The address books that a save may go to, and which of them it does. */
export interface BooksModel {
  accounts: ReadonlySignal<Accounts>;
  chosen: ReadonlySignal<readonly Book[]>;
  toggle(book: Book): void;
  close(): void;
}

type Accounts = Readonly<Partial<Record<Book, AccountView>>>;

/** At the most one account for each book; the one in use where it is of that kind. */
export function accountsOf(all: readonly AccountView[], account: string | null): Accounts {
  const used = all.find(({ id }) => id === account);
  const of = (book: Book) => (used?.book === book ? used : all.find((one) => one.book === book));
  const [mail, company] = [of('mail'), of('company')];
  return { ...(mail ? { mail } : {}), ...(company ? { company } : {}) };
}

/** `account` is the one in use; null = none is connected. */
export function createBooks({ client }: Pick<App, 'client'>, account: string | null): BooksModel {
  const accounts = signal<Accounts>({});
  const chosen = signal<readonly Book[]>(['mail']);
  async function read(): Promise<void> {
    if (account === null) return;
    const state = await client.send('state.get', {}).catch(() => null);
    const all = state?.accounts ?? [];
    const used = all.find(({ id }) => id === account);
    accounts.value = accountsOf(all, account);
    if (used) chosen.value = [used.book];
  }
  void read();
  return {
    accounts,
    chosen,
    toggle(book) {
      const next = chosen.value.includes(book)
        ? chosen.value.filter((one) => one !== book)
        : [...chosen.value, book];
      if (next.length > 0) chosen.value = next;
    },
    close: () => undefined,
  };
}
