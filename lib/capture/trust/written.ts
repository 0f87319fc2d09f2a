import { decodeWords } from '../address-words';
import { visible } from './letters';

/** An address as somebody wrote it into a name. */
export interface Written {
  address: string;
  /** Nobody writes an address so by chance: with "@", or with "at" or "dot" in brackets. */
  plain: boolean;
}

// Top-level domains that make words around "at" an address: the general ones, and those of countries where mail is common.
const top =
  'com|net|org|edu|gov|mil|int|info|biz|name|pro|mobi|app|dev|shop|store|site|online|xyz|top|club|live|vip|tech|cloud|email|io|ai|co|me|tv|cc|cn|hk|tw|mo|jp|kr|sg|my|th|vn|id|ph|in|pk|ae|sa|il|tr|ru|ua|by|kz|pl|cz|sk|hu|ro|bg|gr|rs|hr|si|de|at|ch|nl|be|lu|fr|it|es|pt|uk|ie|dk|se|no|fi|is|ee|lv|lt|eu|us|ca|mx|br|ar|cl|pe|au|nz|za|ng|ke|eg|ma|ir|example|test';

const open = '[(\\[{<]';
const close = '[)\\]}>]';
const letters = "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62}[\\p{L}\\p{N}])?';
const bracketed = (words: string) => ` ?${open} ?(?:${words}) ?${close} ?`;
const at = `(?:@|${bracketed('at|ät|a|@|arroba')}| ?-(?:at|ät)- ?|_at_)`;
const dot = `(?:\\.|${bracketed('dot|punkt|punto|\\.')}| (?:dot|punkt|punto) | ?-dot- ?)`;

const withSign = new RegExp(`${letters}${at}\\[?${label}(?:${dot}${label})+`, 'giu');
/** With blanks round "@" and the dots, where the end is one of a domain: "ceo @ corp . com". */
const apart = new RegExp(
  `${letters} ?@ ?${label}(?: ?\\. ?${label}){0,3} ?\\. ?(?:${top})(?![\\p{L}\\p{N}]|\\.\\p{L})`,
  'giu',
);
const inWords = new RegExp(
  `(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}][\\p{L}\\p{N}._+-]{0,63} (?:at|arroba) ${label}(?:(?:\\.| (?:dot|punkt|punto) )${label}){0,3}(?:\\.| (?:dot|punkt|punto) )(?:${top})(?![\\p{L}\\p{N}]|\\.\\p{L})`,
  'giu',
);

const sign = new RegExp(` ?@ ?|${bracketed('at|ät|a|@|arroba')}| ?-(?:at|ät)- ?|_at_| (?:at|arroba) `, 'iu');
const point = new RegExp(
  `${bracketed('dot|punkt|punto|\\.')}| (?:dot|punkt|punto) | ?-dot- ?| ?\\. ?|。`,
  'giu',
);

/** One letter and a blank at a time: "c e o @ c o r p . c o m". */
const spaced = /(?<!\S)(?:\S ){3,}\S(?!\S)/gu;

/** Markup and percent signs that stand for "@" and "."; quotes round a local part; the full stop of Chinese and Japanese. */
function unwrapped(name: string): string {
  return visible(decodeWords(name))
    .replace(spaced, (letters) => letters.replaceAll(' ', ''))
    .replace(/&#0*64;|&#x0*40;|&commat;|%40/gi, '@')
    .replace(/&#0*46;|&#x0*2e;|&period;|%2e/gi, '.')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/["'“”‘’] ?@/g, '@')
    .replace(/(?<=[a-z\d])。(?=[a-z\d])/gi, '.');
}

function read(found: string): string {
  const [, before = '', after = ''] = new RegExp(`^(.*?)(?:${sign.source})(.*)$`, 'isu').exec(found) ?? [];
  const domain = after.replace(/^\[/, '').replace(point, '.');
  return `${before}@${domain}`.replace(/^['.]+|[-.]+$/g, '').toLowerCase();
}

/** Capitals before or behind "at" name a team, a person, a firm: "Sales at foo.com", "Mary COOK at Foo.com". No letter: a figure. */
const named = /^(?:\p{Lu}\p{Ll}+|\P{L}+) | at \p{Lu}\p{Ll}/u;
/** As do words before it that no name ends with: "what we love at home.co". */
const sentence =
  /(?:^|\s)(?:we|you|they|i|and|or|to|us|it|is|are|be|not|all|what|who|as|the|a|your|our|my) $/iu;
/** Most names hold nothing of the kind: one look tells. */
const hint = /@|%40|&#|&commat|(?:^|[^\p{L}\p{N}])(?:at|ät|a|arroba)(?:$|[^\p{L}\p{N}])/iu;

/** Every address that a display name holds, in whatever way it is written; at most a few dozen. */
export function addressesWritten(name: string): Written[] {
  const text = unwrapped(name.slice(0, 2000));
  const found = new Map<string, Written>();
  if (!hint.test(text)) return [];
  const add = (match: string, plain: boolean) => {
    const address = read(match);
    if (!found.has(address) && found.size < 40) found.set(address, { address, plain });
  };
  for (const pattern of [withSign, apart]) for (const [match] of text.matchAll(pattern)) add(match, true);
  for (const { 0: match, index } of text.matchAll(inWords)) {
    const spelled = / (?:dot|punkt|punto) /i.test(match);
    add(match, spelled || (!named.test(match) && !sentence.test(text.slice(0, index))));
  }
  return [...found.values()];
}

const short = /(?<![\p{L}\p{N}/])([\p{L}\p{N}._+-]{1,64})@([\p{L}\p{N}-]{2,63})(?![\p{L}\p{N}@.-])/giu;
/** Lower case, as nobody writes names and firms ("Women@Firm"); letters that can be spoken, or the usual short ones: "ch@rlie" is a name. */
const mailbox = /^(?:(?=.*[aeiouy\d._+-])[a-z\d][a-z\d._+-]{2,}|hr|it|pr|ceo|cfo|cto|crm|vpn)$/;
/** Programs call themselves so, by the machine that they run on. */
const program =
  /^(?:root|cron|anacron|daemon|mailer-daemon|nagios|icinga|zabbix|logwatch|jenkins|git|www-data|apache|postfix)$/;
/** What stands behind "@" in slogans: "life@work". */
const slogan =
  /^(?:home|work|school|play|night|noon|lunch|large|risk|sea|heart|scale|once|least|best|the|me|you|us|it|all|\d.*)$/;

/** Without a domain's ending: "support@paypal". `plain` = an address by its shape, whosever it is. */
export function shortAddresses(name: string): { written: string; host: string; plain: boolean }[] {
  const text = visible(name.slice(0, 2000));
  if (!text.includes('@')) return [];
  return [...text.matchAll(short)].map(([written, local = '', at = '']) => {
    const host = at.toLowerCase();
    const plain =
      mailbox.test(local) && !program.test(local) && /^[a-z\d-]{2,}$/.test(host) && !slogan.test(host);
    return { written, host, plain };
  });
}
