import { i18n } from '#i18n';
import type { Book } from '../../lib/domain/account';
import type { BooksModel } from '../models/books';
import { say } from '../words/say';

const order: readonly Book[] = ['mail', 'company'];

/** Where a save goes, where there is a choice: one book, the other, or both. */
export function SaveTo({ books }: { books: BooksModel }) {
  const accounts = books.accounts.value;
  if (!accounts.mail || !accounts.company) return null;
  return (
    <fieldset class="saveTo">
      <legend>{i18n.t('company.saveTo')}</legend>
      {order.map((book) => {
        const account = accounts[book];
        if (!account) return null;
        const brand = say({ key: `brand.${account.brand}`, params: [] });
        return (
          <label key={book} class="choice">
            <input
              type="checkbox"
              name="saveTo"
              value={book}
              checked={books.chosen.value.includes(book)}
              onChange={() => books.toggle(book)}
            />
            <span dir="auto">{`${brand} · ${account.name || account.address}`}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
