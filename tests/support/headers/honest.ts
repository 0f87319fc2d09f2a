import fc from 'fast-check';
import { oneOf, packed, quoted } from './packed';
import { firms, hosts, people, roles } from './senders';

/** What honest senders call themselves, given who they are. */
const honest: readonly ((p: string, f: string, local: string, host: string) => string)[] = [
  (p) => p,
  (p) => p,
  (p) => p,
  (_p, f) => f,
  (_p, f) => `${f} Newsletter`,
  (_p, f) => `Team at ${f}`,
  (p, f) => `${p} at ${f}`,
  (p, f) => `${p} from ${f}`,
  (p, f) => `${p} (${f})`,
  (p, f) => `${p} | ${f}`,
  (p, f) => `${p}, ${f}`,
  (p, f) => `${p} @ ${f.replace('.com', '')}`,
  (_p, _f, _l, host) => host,
  (_p, _f, _l, host) => `Sales at ${host.replace(/^./, (letter) => letter.toUpperCase())}`,
  (_p, _f, _l, host) => `Team @ ${host}`,
  (_p, _f, local, host) => `${local}@${host}`,
  (_p, _f, local, host) => `'${local}@${host}'`,
  (_p, _f, local, host) => `${local}@${host}`.toUpperCase(),
  (p, _f, local, host) => `${p} (${local}@${host})`,
  (_p, f) => `${f} (no reply)`,
  (_p, f) => `[${f}] #48211: Printer at desk 4.2`,
  (_p, f) => `${f} Jira (OPS-1182)`,
  (_p, f) => `Your order 3.14.15 at ${f}`,
  (_p, f) => `📣 ${f}`,
  (_p, f) => `${f}™`,
  (_p, f) => `Concert at 7.30 / ${f}`,
  (_p, f) => `What we love at home. ${f}`,
];

/** The ordinary mail of a working day: people, newsletters, tickets, lists, services. */
export const ordinary = fc
  .tuple(oneOf(honest), oneOf(packed.filter((_one, at) => at !== 6)), people, firms, roles, hosts)
  .map(([name, pack, person, firm, local, host]) =>
    pack(name(person, firm, local, host), `${local}@${host}`),
  );

/** Letters that could pass for Latin ones stand alone: beside Latin words they are flagged, on purpose. */
const elsewhere = ['Иван Петров', 'Мария Иванова, ООО Ромашка', 'Γιώργος Παππάς'];

/** Names in letters that could pass for Latin ones, and what Google sends for somebody. */
export const fromAbroad = fc
  .tuple(oneOf(elsewhere), oneOf(packed.slice(0, 4)), roles, hosts)
  .map(([name, pack, local, host]) => pack(name, `${local}@${host}`));
export const fromDocs = people.map(
  (name) => `${quoted(`${name} (via Google Docs)`)} <drive-shares-noreply@google.com>`,
);

/** A list that sends in a member's name. */
export const fromList = fc
  .tuple(people, fc.constantFrom('users', 'gnu-devel', 'R-help', 'announce'), oneOf(packed.slice(0, 4)))
  .map(([person, list, pack]) => pack(`${person} via ${list}`, `${list.toLowerCase()}@lists.debian.test`));
