const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** 256 random bits: as a `state` beyond guessing, as a verifier 43 characters of RFC 7636's alphabet. */
export const randomToken = (crypto: Crypto): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** RFC 7636 §4.2, method S256. */
export async function challengeOf(crypto: Crypto, verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}
