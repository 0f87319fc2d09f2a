/** The cheap question of the loader: is there a mail worth loading the reader for? Native queries only. */

const shows =
  'a[href^="mailto:" i],[email],[data-email],[title*="@"],[aria-label*="@"],[data-address*="@"],[class*="threadHeaderTitle"]';
const word =
  /\b(?:from|to|reply|von|an|de|para|da|van|från|fra|od)\b|发件|收件|寄件|收信|回复|回覆|差出|宛先|返信|보낸|받는|답장|от\b|кому|gönderen|feladó|من|מאת/iu;
const mailPath = /(?:^|[./])(?:web)?mail\d*(?:[./]|$)|\/owa|inbox/i;

/** Looks at a document and its same-origin frames. */
export function showsMail(document: Document, address: string, depth = 2): boolean {
  const body = document.body;
  if (!body) return false;
  const text = body.textContent ?? '';
  const named = document.querySelector(shows) !== null || /[^\s@]@[^\s@]+\.[^\s@]/.test(text);
  if (named && (mailPath.test(address) || word.test(text))) return true;
  if (depth === 0) return false;
  for (const frame of Array.from(document.querySelectorAll<HTMLIFrameElement>('iframe,frame')).slice(0, 20)) {
    try {
      if (frame.contentDocument && showsMail(frame.contentDocument, address, depth - 1)) return true;
    } catch {
      // Another origin's frame is not ours to read.
    }
  }
  return false;
}
