import type { Eye } from '../../lib/capture/eye';
import { followPointer } from '../../lib/capture/pointer';

/** Calls when the page may show other mails, and when they may stand elsewhere. Nothing runs while the page rests. */
export interface Watch {
  /** Look again soon, in time that the page leaves over. */
  soon(): void;
  /** Frames of this origin that hold a mail change without the top document. */
  also(document: Document): void;
  close(): void;
}

const settle = 150;
/** Looking, the worker's part in it included, takes no more than one part in this many of the page's time. */
const share = 20;
/** A page that changes all the time and shows nothing new is looked at seldom: each look wakes the worker. */
const patience = 8;
const seldom = 2000;
const typing = 'input, textarea, [contenteditable]';
/** What may open or close a mail without adding a node. */
const gestures = ['click', 'keyup', 'popstate', 'hashchange', 'load'] as const;

/** `look` says whether it found something new. */
export function createWatch(look: () => Promise<boolean>, place: () => void, eye: Eye): Watch {
  const watched = new WeakSet<Node>();
  const end = new AbortController();
  let timer = 0;
  let frame = 0;
  let cost = 0;
  /** Looks in a row that found nothing new since the person last did something. */
  let idly = 0;
  let looking = false;
  /** Something changed during a look. */
  let more = false;

  function soon(): void {
    more = looking;
    if (timer !== 0 || looking) return;
    timer = window.setTimeout(
      () => {
        timer = 0;
        looking = true;
        requestIdleCallback(
          () => {
            if (end.signal.aborted) return;
            // A page may have put another body in place of the one that is heard.
            also(document);
            const start = performance.now();
            // A worker that does not answer is waited for no longer; looks never pile up before it.
            const late = new Promise<boolean>((done) => setTimeout(() => done(false), seldom));
            const looked = look();
            // What the page pays: while the worker reads, it is free.
            cost = performance.now() - start;
            void Promise.race([looked, late]).then((news) => {
              looking = false;
              idly = news ? 0 : idly + 1;
              if (more) soon();
            });
          },
          { timeout: 500 },
        );
      },
      Math.max(settle, cost * share, idly > patience ? seldom : 0),
    );
  }

  /** Somebody writes: no mail opens by that. */
  const isTyping = (target: EventTarget | null) =>
    target instanceof Element && target.closest(typing) !== null;
  const gestured = (event: Event) => {
    if (isTyping(event.target)) return;
    idly = 0;
    soon();
  };

  function moved(): void {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      place();
    });
  }

  // What a mail is read by may be changed in place, but comes and goes with others: that is what calls for a look.
  eye.tell((records) => {
    const built = records.filter(({ type }) => type === 'childList');
    if (!built.every(({ target }) => isTyping(target))) soon();
    if (built.length > 0) moved();
  });

  function also(document: Document): void {
    const top = document.body ?? document;
    if (watched.has(top)) return;
    watched.add(top);
    eye.observe(top, { childList: true, subtree: true });
    const passive = { capture: true, passive: true, signal: end.signal };
    document.addEventListener('scroll', moved, passive);
    for (const gesture of gestures)
      (document.defaultView ?? document).addEventListener(gesture, gestured, passive);
  }

  also(document);
  followPointer(globalThis, document, end.signal);
  addEventListener('resize', moved, { passive: true, signal: end.signal });
  return {
    soon,
    also,
    close() {
      end.abort();
      eye.disconnect();
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    },
  };
}
