import { demoUser } from '../demo';
import type { RawMail, Seed } from '../store';
import type { Letter } from './letter';
import { chinese } from './letters/chinese';
import { chineseBusiness } from './letters/chineseBusiness';
import { chineseThreads } from './letters/chineseThreads';
import { english } from './letters/english';
import { englishBusiness } from './letters/englishBusiness';
import { hostile } from './letters/hostile';
import { japanese } from './letters/japanese';
import { newsletters } from './letters/newsletters';
import { suspicious } from './letters/suspicious';
import { quoteHead, quoteHtml, quoteText } from './quote';
import { messageId, toSource } from './source';

const hourMs = 3_600_000;

export const letters: readonly Letter[] = [
  ...chineseThreads,
  ...chineseBusiness,
  ...chinese,
  ...englishBusiness,
  ...english,
  ...japanese,
  ...newsletters,
  ...suspicious,
  ...hostile,
];

interface Written {
  letter: Letter;
  at: number;
  /** Message-IDs of the whole chain, this one last. */
  chain: string[];
}

/** Completes a letter with what it cites. */
function write(letter: Letter, earlier: ReadonlyMap<string, Written>, now: number): Written {
  const at = Math.round(now - letter.hoursAgo * hourMs);
  const cited = letter.answers === undefined ? undefined : earlier.get(letter.answers);
  if (!cited) {
    if (letter.answers !== undefined)
      throw new Error(`${letter.id} answers ${letter.answers}, which is not there`);
    return { letter, at, chain: [messageId(letter)] };
  }
  const chain = [...cited.chain, messageId(letter)];
  if (!letter.quote) return { letter, at, chain };
  const to = (cited.letter.to ?? [demoUser]).map(({ name, address }) => name || address).join('; ');
  const head = quoteHead(letter.quote, cited.letter, cited.at, to);
  const whole: Letter = {
    ...letter,
    ...(letter.text === undefined ? {} : { text: letter.text + quoteText(letter.quote, head, cited.letter) }),
    ...(letter.html === undefined ? {} : { html: letter.html + quoteHtml(head, cited.letter) }),
  };
  return { letter: whole, at, chain };
}

/** The demo mailbox as it is right after a reset. Dates are relative to `now`, epoch ms. */
export function seed(now: number = Date.now()): Seed {
  const written = new Map<string, Written>();
  for (const letter of letters) written.set(letter.id, write(letter, written, now));
  return { mails: [...written.values()].map(toMail), folders: seedFolders, labels: seedLabels };
}

function toMail({ letter, at, chain }: Written): RawMail {
  const { folder, labels, unread, spam } = letter;
  const raw = toSource(letter, at, chain.slice(0, -1), letter.to ?? [demoUser]);
  return {
    raw,
    ...(folder === undefined ? {} : { folder }),
    ...(labels === undefined ? {} : { labels }),
    ...(unread === undefined ? {} : { unread }),
    ...(spam === undefined ? {} : { spam }),
  };
}

const seedFolders = ['供应商', '订阅'];

const seedLabels = [
  { name: '客户', background_color: 'blue' },
  { name: '客户/日本', background_color: 'wathet' },
  { name: '项目/青鸟', background_color: 'green' },
  { name: '待跟进', background_color: 'orange' },
  { name: '紧急', background_color: 'red' },
  { name: 'Travel', background_color: 'purple' },
];
