/** The match pattern for what a person typed as their web mail's address; null where that is none. */
export function originPattern(typed: string): string | null {
  const text = typed.trim();
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    const named = url.hostname.includes('.') && !/[*\s]/.test(url.hostname);
    return url.protocol === 'https:' && named ? `https://${url.hostname}/*` : null;
  } catch {
    return null;
  }
}

/** `https://mail.example.com/*` as a person reads it. */
export const hostOf = (pattern: string) => pattern.replace(/^\w+:\/\//, '').replace(/\/\*$/, '');
