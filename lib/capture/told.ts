import { treeMarks } from '../domain/snapshot';

const most = 2000;

/** Attributes that may hold an address or words for the person; the rest is never read. */
const telling = /^(?:title|alt|datetime|e|email|(?:aria|data)-.*)$/;
/** Those that say what an element is for. */
const roles = /^(?:role|type|contenteditable|aria-expanded)$/;
/** Names that a page gives its parts, and of these the ones that can mean something to whoever reads it. */
const names = /^(?:class|id|name|itemprop|data-test-?id|data-smartmail)$/;
const meaning = /from|sender|subj|betreff|tit|quote|fwd|isreply|isforward|moz-cite|outlookmessage|signature/i;

const marks = new RegExp(`[${treeMarks.open}-${treeMarks.close}]`, 'g');
/** No text of the page is taken for a mark. */
export const unmarked = (text: string): string => (text.search(marks) < 0 ? text : text.replace(marks, ''));

/** The attributes of an element that count, as the tree has them; `hint` = its names in one. */
export function attributesOf(el: Element, tag: string): string {
  // Most elements have none.
  if (tag !== 'A' && !el.hasAttributes()) return '';
  let said = '';
  let hint = '';
  const tell = (name: string, value: string) => {
    said += treeMarks.attribute + unmarked(`${name}=${value}`);
  };
  let href = '';
  for (const name of el.getAttributeNames()) {
    const value = el.getAttribute(name);
    if (!value || value.length > most) {
      if (name === 'contenteditable') tell(name, '');
      continue;
    }
    if (names.test(name)) hint += ` ${value}`;
    if (name === 'href') href = value;
    if (name === 'href' ? /^\s*mailto:/i.test(value) : roles.test(name)) tell(name, value);
    else if (/^(?:data-)?name$/.test(name)) {
      if (!/^[\w-]+$/.test(value)) tell(name, value);
    } else if (
      telling.test(name) &&
      (value.includes('@') || /^(?:aria-label|title|datetime|alt)$/.test(name))
    )
      tell(name, value);
  }
  if (meaning.test(hint)) tell('hint', hint.slice(1, 300));
  // A link that leads nowhere is a button.
  if (tag === 'A' && /^(?:#|javascript:|$)/i.test(href)) tell('control', '');
  return said;
}
