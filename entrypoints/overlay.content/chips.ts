import { failureOf } from '../../components/app/client';
import { confirmed } from '../../components/models/confirm';
import { mailSays } from '../../lib/contacts/says';
import type { Reason } from '../../lib/domain/capture';
import type { ChipState, Known } from '../../lib/domain/state';
import type { Client } from '../../lib/messages/caller';
import { type ChipElement, createChip } from './chip';
import type { ShownMail } from './mails';
import { placeOf } from './place';
import type { Sight } from './sight';

interface Chip {
  mail: ShownMail;
  element: ChipElement;
  known: Known | null;
  /** What the service was found to hold against it, once it was asked. */
  doubts: Reason[];
  asked: Promise<void> | null;
  at: string;
}

/** The chips of the page, one for each open mail, kept by what the mail is and not by its nodes. */
export interface Chips {
  /** Whether another mail is shown than before, or one that says something else. */
  show(mails: readonly ShownMail[]): boolean;
  place(): void;
  /** Asks again what is known of the senders. */
  learn(): void;
  mails(): ShownMail[];
  /** The mail the person means first. */
  front(): Promise<ShownMail | null>;
  /** The same mail as the page shows it now; null where it shows another one there. */
  reread(mail: ShownMail): Promise<ShownMail | null>;
  /** Asks the service that holds the mail, once, where one does. Begins when the chip is pointed at. */
  confirm(mail: ShownMail): Promise<void> | null;
  stateOf(mail: ShownMail): ChipState;
  knownOf(mail: ShownMail): Known | null;
  busy(mail: ShownMail, on: boolean): void;
  focus(mail: ShownMail): void;
  close(): void;
}

export interface ChipsNeeds {
  client: Client;
  shelf: HTMLElement;
  sight: Sight;
  /** The open mails as the page shows them now. */
  shownMails(patient: boolean): Promise<ShownMail[]>;
  press(mail: ShownMail, event: Event): void;
}

export function createChips({ client, shelf, sight, shownMails, press }: ChipsNeeds): Chips {
  const chips = new Map<string, Chip>();
  const resized = new ResizeObserver(() => place());
  const inView = new IntersectionObserver(() => place(), { threshold: [0, 1] });

  const stateOf = ({ mail, known, doubts }: Chip): ChipState =>
    doubts.length + mail.capture.reasons.length > 0 ? 'look' : (known?.state ?? 'unknown');
  const draw = (chip: Chip) => {
    const sender = chip.mail.capture.sender;
    chip.element.show(stateOf(chip), sender?.name || sender?.address || '', chip.known?.notSeenYet);
  };

  async function ask(chip: Chip): Promise<void> {
    const address = chip.mail.capture.sender?.address;
    if (!address) return;
    const says = mailSays(chip.mail.capture);
    const about = says ? { address, says } : { address };
    const answer = await client.send('known.get', about).catch((error: unknown) => failureOf(error));
    if ('kind' in answer || chip.mail.capture.sender?.address !== address) return;
    const before = [stateOf(chip), chip.known?.notSeenYet].join();
    chip.known = answer;
    if ([stateOf(chip), answer.notSeenYet].join() === before) return;
    draw(chip);
    placeOne(chip);
  }

  /** This machine alone was looked at, and for the first mails of a page only. */
  function askMore(chip: Chip): void {
    const { known } = chip.mail;
    if (known === null || known.notSeenYet) void ask(chip);
  }

  function confirm(chip: Chip): Promise<void> {
    const { capture, ref } = chip.mail;
    chip.asked ??= confirmed(client, { ...capture, reasons: [] }, ref.host).then((more) => {
      chip.doubts = more?.reasons ?? [];
      if (chip.doubts.length === 0) return;
      draw(chip);
      placeOne(chip);
    });
    return chip.asked;
  }

  /** A hand or a focus comes before the press: a worker that sleeps is awake by then. */
  function come(chip: Chip): void {
    if (chip.asked) void client.send('state.get', {}).catch(() => undefined);
    else void confirm(chip);
  }

  function add(mail: ShownMail): void {
    const element = createChip(document);
    const chip: Chip = { mail, element, known: mail.known, doubts: [], asked: null, at: '' };
    chips.set(mail.key, chip);
    askMore(chip);
    shelf.append(element.button);
    element.button.addEventListener('click', (event) => press(chip.mail, event));
    for (const near of ['pointerenter', 'focus'])
      element.button.addEventListener(near, ({ isTrusted }) => isTrusted && come(chip));
    draw(chip);
    attend(mail);
  }

  function attend({ root, anchor }: ShownMail): void {
    resized.observe(root);
    inView.observe(anchor);
  }

  function leave({ root, anchor }: ShownMail): void {
    resized.unobserve(root);
    inView.unobserve(anchor);
  }

  const said = ({ capture }: ShownMail) => JSON.stringify([capture.signature, capture.reasons]);

  /** A letter that came late or changed says something else. */
  function renew(chip: Chip, mail: ShownMail): void {
    const before = said(chip.mail);
    leave(chip.mail);
    attend(mail);
    chip.mail = mail;
    if (said(mail) === before) return;
    chip.known = mail.known ?? chip.known;
    draw(chip);
    // What the letter says may be news.
    askMore(chip);
  }

  function remove(key: string, { mail, element }: Chip): void {
    leave(mail);
    sight.unwatch(element.button);
    element.button.remove();
    chips.delete(key);
  }

  /** Scrolled out of its pane, or behind something of the page: the anchor's own place tells. */
  function inSight({ anchor }: ShownMail): boolean {
    return anchor.isConnected && anchor.checkVisibility({ visibilityProperty: true });
  }

  function placeOne(chip: Chip): void {
    const { mail, element } = chip;
    const { anchor, root, frame } = mail;
    const size = element.size();
    const spot = inSight(mail) ? (frame ? frame.place() : placeOf(anchor, root, size)) : null;
    if (!spot || !chips.has(mail.key)) {
      element.hide();
      return;
    }
    const at = `${Math.round(spot.x)} ${Math.round(spot.y)} ${spot.compact}`;
    element.move(spot.x, spot.y, spot.compact);
    if (chip.at !== at) sight.watch(element.button);
    chip.at = at;
  }

  function place(): void {
    for (const chip of chips.values()) placeOne(chip);
  }

  let shown = '';

  function show(mails: readonly ShownMail[]): boolean {
    const now = new Map(mails.map((mail) => [mail.key, mail]));
    for (const [key, chip] of chips) if (!now.has(key)) remove(key, chip);
    for (const [key, mail] of now) {
      const chip = chips.get(key);
      if (chip) renew(chip, mail);
      else add(mail);
    }
    const before = shown;
    shown = mails.map((mail) => mail.key + said(mail)).join();
    return shown !== before;
  }

  const found = (mail: ShownMail) => chips.get(mail.key);
  const whole = (mail: ShownMail): ShownMail => {
    const reasons = [...mail.capture.reasons, ...(found(mail)?.doubts ?? [])];
    return { ...mail, capture: { ...mail.capture, reasons } };
  };

  return {
    show,
    place,
    learn() {
      for (const chip of chips.values()) void ask(chip);
    },
    mails: () => [...chips.values()].map(({ mail }) => mail),
    async front() {
      const [mail] = await shownMails(true);
      return mail ? whole(mail) : null;
    },
    async reread(mail) {
      const now = (await shownMails(true)).find((one) => one.key === mail.key && one.anchor.isConnected);
      return now ? whole(now) : null;
    },
    confirm(mail) {
      const chip = found(mail);
      return chip ? confirm(chip) : null;
    },
    stateOf: (mail) => {
      const known = found(mail)?.known ?? null;
      return mail.capture.reasons.length > 0 ? 'look' : (known?.state ?? 'unknown');
    },
    knownOf: (mail) => found(mail)?.known ?? null,
    busy(mail, on) {
      const chip = found(mail);
      chip?.element.busy(on);
      if (chip && !on) draw(chip);
    },
    focus: (mail) => found(mail)?.element.button.focus(),
    close() {
      for (const [key, chip] of chips) remove(key, chip);
      resized.disconnect();
      inView.disconnect();
    },
  };
}
