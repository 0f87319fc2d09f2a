import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { digits, fold, letters, samePhone, sameText } from './same-value';
import { answer } from './signature';

/** One line of `npm run bench`. */
export interface Measure {
  name: string;
  value: number;
  unit: string;
  budget?: number;
}

type Text = 'name' | 'company' | 'position';
type List = 'phones' | 'emails';
type Field = Text | List;
type Values = Record<Text, string | null> & Record<List, string[]>;

export interface Labelled {
  id: string;
  lang: string;
  from: string;
  body: string;
  gold: Values;
  alt: Partial<Record<Field, string[]>>;
  optional: Partial<Record<Field, string[]>>;
  neg: boolean;
}

export interface Count {
  right: number;
  wrong: number;
  missed: number;
}

const texts: readonly Text[] = ['name', 'company', 'position'];
const lists: readonly List[] = ['phones', 'emails'];
const fields: readonly Field[] = [...texts, ...lists];

/** The labelled mails of a JSON-lines file. */
export function labelledMails(path: string): Labelled[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** What the reader fills in for a mail. */
export function predicted({ id, from, body }: Labelled): Values {
  return JSON.parse(answer(JSON.stringify({ id, from, text: body })));
}

function countText(mail: Labelled, field: Text, value: string | null): Count {
  const gold = mail.gold[field];
  const wanted = gold ? [gold, ...(mail.alt[field] ?? [])] : [];
  const given = value !== null && letters(value) !== '' ? value : null;
  if (given !== null && wanted.some((one) => sameText(given, one))) return { right: 1, wrong: 0, missed: 0 };
  const spared = given === null || (mail.optional[field] ?? []).some((one) => sameText(given, one));
  return { right: 0, wrong: spared ? 0 : 1, missed: wanted.length > 0 ? 1 : 0 };
}

function countList(mail: Labelled, field: List, given: readonly string[]): Count {
  const own = fold(/<([^<>]+)>/.exec(mail.from)?.[1] ?? mail.from).trim();
  const same = field === 'phones' ? samePhone : (a: string, b: string): boolean => fold(a) === fold(b);
  const counts = (value: string): boolean =>
    field === 'phones' ? digits(value).length >= 4 : fold(value) !== own;
  const values = [...new Set(given)].filter(counts);
  const wanted = mail.gold[field].filter(counts);
  const right = wanted.filter((one) => values.some((value) => same(value, one))).length;
  const allowed = [...wanted, ...(mail.optional[field] ?? [])];
  const wrong = values.filter((value) => !allowed.some((one) => same(value, one))).length;
  return { right, wrong, missed: wanted.length - right };
}

/** Right, wrong and missed values of a field over mails. */
export function count(mails: readonly Labelled[], field: Field, read = predicted): Count {
  const total = { right: 0, wrong: 0, missed: 0 };
  for (const mail of mails) {
    const values = read(mail);
    const one =
      field === 'phones' || field === 'emails'
        ? countList(mail, field, values[field])
        : countText(mail, field, values[field]);
    total.right += one.right;
    total.wrong += one.wrong;
    total.missed += one.missed;
  }
  return total;
}

export const f1 = ({ right, wrong, missed }: Count): number =>
  right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed);

/** How many mails without details were given a company, a position or a phone. */
export function falseMails(mails: readonly Labelled[], read = predicted): number {
  return mails.filter((mail) => {
    const parts = (['company', 'position', 'phones'] as const).map(
      (field) => count([mail], field, read).wrong,
    );
    return mail.neg && parts.some((wrong) => wrong > 0);
  }).length;
}

/** F1 per field and language, the macro over name, company, position and phones, and false values. */
export function signatureF1(files: readonly string[]): Measure[] {
  const mails = files.flatMap(labelledMails);
  const known = new Map(mails.map((mail) => [mail, predicted(mail)]));
  const read = (mail: Labelled): Values => known.get(mail) ?? predicted(mail);
  const out: Measure[] = [];
  const score = (of: readonly Labelled[], suffix: string): void => {
    const macro: number[] = [];
    for (const field of fields) {
      const total = count(of, field, read);
      if (total.right + total.wrong + total.missed === 0) continue;
      const value = f1(total);
      if (field !== 'emails') macro.push(value);
      out.push({ name: `signature.${field}${suffix}`, value, unit: 'F1' });
    }
    const value = macro.reduce((sum, one) => sum + one, 0) / macro.length;
    out.push({
      name: `signature.macro${suffix}`,
      value,
      unit: 'F1',
      ...(suffix === '' ? { budget: 0.92 } : {}),
    });
  };
  score(mails, '');
  for (const lang of [...new Set(mails.map((mail) => mail.lang))].sort())
    score(
      mails.filter((mail) => mail.lang === lang),
      `.${lang}`,
    );
  const phones = count(mails, 'phones', read);
  out.push({
    name: 'signature.phones.precision',
    value: phones.right / (phones.right + phones.wrong || 1),
    unit: 'share',
    budget: 0.97,
  });
  out.push({
    name: 'signature.false',
    value: falseMails(mails, read),
    unit: `of ${mails.filter((mail) => mail.neg).length} mails`,
  });
  return out;
}

/** Milliseconds a mail takes, mean over all mails, warmed up. */
export function signatureTime(files: readonly string[]): Measure {
  const mails = files.flatMap(labelledMails);
  for (const mail of mails) predicted(mail);
  const start = performance.now();
  for (const mail of mails) predicted(mail);
  return {
    name: 'signature.time',
    value: (performance.now() - start) / mails.length,
    unit: 'ms/mail',
    budget: 2,
  };
}

/** Prints the measures of labelled files as JSON lines. */
export function main(files: readonly string[]): void {
  for (const measure of [...signatureF1(files), signatureTime(files)]) console.log(JSON.stringify(measure));
}
