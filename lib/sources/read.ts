import { readEml } from './eml';
import { largestFile, type Sourced } from './source';
import { readText } from './text';
import { readVcf } from './vcf';

/** What a person hands over: pasted words or a file. `blank` makes an empty document to lay text out in; it is never shown. */
export async function readSource(
  given: { text: string } | { name: string; bytes: Uint8Array },
  blank: () => Document,
): Promise<Sourced> {
  if ('text' in given) return readText(given.text, blank);
  const { name, bytes } = given;
  if (bytes.length > largestFile) return { problem: 'tooLarge' };
  if (bytes.length === 0) return { problem: 'empty' };
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2000));
  if (/^\s*(?:\u00ef\u00bb\u00bf)?BEGIN:VCARD/i.test(start) || /\.(?:vcf|vcard)$/i.test(name))
    return readVcf(bytes);
  if (/\.(?:eml|mht|mhtml)$/i.test(name) || /^(?:[\w-]+:.*\r?\n)/.test(start)) return readEml(bytes);
  return readText(new TextDecoder().decode(bytes), blank);
}
