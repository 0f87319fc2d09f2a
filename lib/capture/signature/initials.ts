import { fold } from './fold';

/** True where a domain's own label is made of the words: whole, by their beginnings, or by their initials. */
export function sharesLabel(text: string, label: string): boolean {
  const wanted = fold(label).replace(/[^a-z0-9]/g, '');
  const words = fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, 9);
  if (words.includes(wanted)) return true;
  return (
    (wanted.length > 2 &&
      words
        .map(([first]) => first)
        .join('')
        .startsWith(wanted)) ||
    (wanted.length > 3 && words.join('').includes(wanted)) ||
    words.some((word) => word.length > 4 && wanted.startsWith(word))
  );
}
