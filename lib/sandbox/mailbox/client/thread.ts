import type { Message, Thread } from '../api';
import { attachmentList, fillBody } from './body';
import { type AnswerKind, composeForm } from './compose';
import { h, keepingFocus } from './dom';
import { collapsedHeader, openHeader } from './message';
import type { Page } from './page';
import { threadTop } from './threadTop';

interface Part {
  article: HTMLElement;
  /** Kept while the headers around it come and go: a frame that moves loads again. */
  body: HTMLElement;
  filled: boolean;
}

/** One open conversation. `update` draws it anew with what has come; only bodies stay as they are. */
export interface ThreadView {
  readonly n: number;
  readonly element: HTMLElement;
  update(page: Page, thread: Thread): void;
}

export function threadView(n: number): ThreadView {
  const element = h('article', { class: 'thread' });
  const top = h('div', { class: 'thread-top' });
  const stack = h('div', { class: 'messages' });
  const foot = h('div', { class: 'thread-foot' });
  element.append(top, stack, foot);
  const parts = new Map<number, Part>();
  const open = new Map<number, boolean>();
  const detailed = new Set<number>();
  let writing: { kind: AnswerKind; message: Message } | null = null;
  let last: { page: Page; thread: Thread } | null = null;

  const redraw = () => {
    if (last) keepingFocus(() => last && draw(last.page, last.thread));
  };

  function drawMessage(page: Page, message: Message): void {
    const part = parts.get(message.n) ?? {
      article: h('section', { class: 'message' }),
      body: h('div', { class: 'body' }),
      filled: false,
    };
    parts.set(message.n, part);
    const isOpen = open.get(message.n) ?? false;
    const actions = {
      toggle: () => {
        open.set(message.n, !isOpen);
        redraw();
      },
      toggleDetails: () => {
        if (!detailed.delete(message.n)) detailed.add(message.n);
        redraw();
      },
      answer: (kind: AnswerKind) => {
        writing = { kind, message };
        redraw();
        document.getElementById('compose-text')?.focus();
      },
    };
    const head = isOpen
      ? openHeader(page, message, detailed.has(message.n), actions)
      : collapsedHeader(page, message, actions);
    for (const child of [...part.article.children]) if (child !== part.body) child.remove();
    part.article.prepend(head);
    part.article.classList.toggle('is-open', isOpen);
    part.body.hidden = !isOpen;
    if (!part.body.isConnected) part.article.append(part.body);
    if (isOpen) part.article.append(attachmentList(message, page.say) ?? '');
    if (isOpen && !part.filled) {
      part.filled = true;
      void fillBody(part.body, message, page.say);
    }
  }

  function draw(page: Page, thread: Thread): void {
    const newest = thread.messages.at(-1);
    for (const message of thread.messages)
      if (!open.has(message.n)) open.set(message.n, message === newest || message.unread);
    top.replaceChildren(...threadTop(page, thread));
    for (const message of thread.messages) drawMessage(page, message);
    const present = new Set(thread.messages.map((message) => message.n));
    for (const [number, part] of parts) {
      if (present.has(number)) continue;
      part.article.remove();
      parts.delete(number);
    }
    for (const message of thread.messages) {
      const article = parts.get(message.n)?.article;
      if (article && !article.isConnected) stack.append(article);
    }
    drawFoot(page, thread, newest);
  }

  function drawFoot(page: Page, thread: Thread, newest: Message | undefined): void {
    if (writing) {
      if (foot.querySelector('form')) return;
      const close = () => {
        writing = null;
        foot.replaceChildren();
        redraw();
      };
      foot.replaceChildren(
        composeForm(page, writing.kind, { message: writing.message, subject: thread.subject }, close),
      );
      return;
    }
    if (!newest) return;
    const answer = (kind: 'reply' | 'replyAll' | 'forward') => {
      const onclick = () => {
        writing = { kind, message: newest };
        redraw();
        document.getElementById('compose-text')?.focus();
      };
      return h('button', { type: 'button', id: `foot-${kind}`, onclick }, page.say[kind]);
    };
    foot.replaceChildren(
      answer('reply'),
      newest.to.length + newest.cc.length > 1 ? answer('replyAll') : '',
      answer('forward'),
    );
  }

  return {
    n,
    element,
    update(page, thread) {
      last = { page, thread };
      redraw();
    },
  };
}
