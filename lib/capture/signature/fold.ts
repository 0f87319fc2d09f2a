/** Lower case without accents: for comparing, never for showing. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ı/g, 'i');
}

/** Title case for a name written in capitals; other names as they are. */
export function properCase(name: string): string {
  return name.replace(
    /\p{Lu}[\p{Lu}\p{M}]{2,}/gu,
    (word) => word.charAt(0) + word.slice(1).replace(/İ/g, 'i').toLowerCase(),
  );
}
