/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Ids that look random, never come twice and are the same for the same seed. */
export class IdSource {
  readonly #random: () => number;
  readonly #given = new Set<string>();

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  /** 19 digits: beyond 2^53, so that whoever makes a number of it loses digits. */
  numeric(): string {
    return this.#fresh(() => `7${this.#chars('0123456789', 18)}`);
  }

  /** Base64 of base64, as the service's message ids look: carries `=`. */
  opaque(): string {
    return this.#fresh(() => {
      const bytes = Uint8Array.from({ length: 19 }, () => Math.floor(this.#random() * 256));
      return Buffer.from(Buffer.from(bytes).toString('base64')).toString('base64');
    });
  }

  #fresh(make: () => string): string {
    for (;;) {
      const id = make();
      if (this.#given.has(id)) continue;
      this.#given.add(id);
      return id;
    }
  }

  #chars(alphabet: string, length: number): string {
    let text = '';
    while (text.length < length) text += alphabet[Math.floor(this.#random() * alphabet.length)] ?? '';
    return text;
  }
}
