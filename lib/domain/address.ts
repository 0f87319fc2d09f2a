/** The control characters by their numbers: `\p{Cc}` costs each start of the worker a tenth of a millisecond. */
const control = '\\0-\\x1f\\x7f-\\x9f';
const atom = `[^\\s${control}()<>[\\]:;@\\\\,."]+`;
const local = new RegExp(`^(?:${atom}(?:\\.${atom})*|"(?:[^"\\\\${control}]|\\\\[^${control}])*")$`, 'u');
const asciiLabel = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
/** Made when a domain needs it: the browser takes a millisecond to make it. */
const anyLabel = () => /^[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;
const isLabel = (text: string) => asciiLabel.test(text) || anyLabel().test(text);
const literal = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[\dA-Fa-f:.]+)\]$/;

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** The last `@` that is not inside quotes parts an address; a quoted local part may hold others. */
function split(address: string): { local: string; domain: string } | null {
  const at = address.lastIndexOf('@');
  return at > 0 ? { local: address.slice(0, at), domain: address.slice(at + 1) } : null;
}

/** An RFC 5321/6531 address with a full domain or an address literal; comments and folding are not taken. */
export function isAddress(text: string): boolean {
  const parts = split(text);
  if (!parts || !local.test(parts.local) || bytes(parts.local) > 64) return false;
  if (parts.domain.startsWith('[')) return literal.test(parts.domain);
  const labels = parts.domain.normalize('NFC').split(/[.\u3002\uff0e\uff61]/);
  return labels.length > 1 && labels.every(isLabel) && bytes(parts.domain) <= 255;
}

/** A domain as DNS writes it: lower case, `xn--` where it is not ASCII; as it is where it is no domain. */
export function asciiDomain(domain: string): string {
  const plain = domain.trim().toLowerCase();
  try {
    return new URL(`http://${plain}`).hostname.replace(/\.$/, '') || plain;
  } catch {
    return plain;
  }
}

/**
 * Equal for two spellings of one mailbox as people see it. Local parts are compared without case: servers may tell them apart,
 * in practice none does.
 */
export function addressKey(address: string): string {
  const parts = split(address.trim().normalize('NFC'));
  if (!parts) return address.trim().toLowerCase();
  return `${parts.local.toLowerCase()}@${asciiDomain(parts.domain)}`;
}
