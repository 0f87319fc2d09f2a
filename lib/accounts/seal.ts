/** Encrypted bytes as they lie in the database. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

const bits = { name: 'AES-GCM', length: 256 } as const;

/** Its bytes cannot be read back, not even by this extension. */
export const createKey = (crypto: Crypto): Promise<CryptoKey> =>
  crypto.subtle.generateKey(bits, false, ['encrypt', 'decrypt']);

/** `name` is bound in: a value moved under another name does not open. */
export async function seal(crypto: Crypto, key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder();
  const data = await crypto.subtle.encrypt(
    { name: bits.name, iv, additionalData: text.encode(name) },
    key,
    text.encode(JSON.stringify(value)),
  );
  return { iv, data };
}

/** Undefined where the bytes do not open with this key under this name. */
export async function unseal(crypto: Crypto, key: CryptoKey, name: string, sealed: Sealed): Promise<unknown> {
  try {
    const additionalData = new TextEncoder().encode(name);
    const open = await crypto.subtle.decrypt(
      { name: bits.name, iv: sealed.iv, additionalData },
      key,
      sealed.data,
    );
    return JSON.parse(new TextDecoder().decode(open));
  } catch {
    return undefined;
  }
}
