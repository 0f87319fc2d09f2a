/** Base64 of letters of base64 is letters and digits alone: no sign that an address would write otherwise but `=`. */
const token = /[A-Za-z0-9]{24,400}={0,2}/g;
const most = 2;

/** Base64 of base64, as ids in the documented replies look. */
function isId(text: string): boolean {
  try {
    return /^[\w+/-]{16,}={0,2}$/.test(atob(text));
  } catch {
    return false;
  }
}

/**
 * What looks like a `message_id` in the query, the hash or the path of a page's address, as the API takes it. No source
 * shows how the web client writes the address of an open mail: that it holds the id at all is an assumption, and whoever
 * asks for one must see from the answer that it is the mail that is meant. At the most two; [] for what is no address.
 */
export function messageIdsIn(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { pathname, search, hash } = new URL(address);
  const found = `${hash} ${search} ${pathname}`.replace(/%3d/gi, '=').match(token) ?? [];
  const ids = found
    .map((text) => text.replace(/=+$/, ''))
    .map((text) => text.padEnd(Math.ceil(text.length / 4) * 4, '='));
  return [...new Set(ids.filter(isId))].slice(0, most);
}
