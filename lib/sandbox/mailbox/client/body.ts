import type { Message } from '../api';
import { h, icon } from './dom';
import { fitFrame } from './frame';
import { frameAddress, getText } from './net';
import type { Words } from './words';

const link = /\bhttps?:\/\/[^\s<>"'，。；（）「」]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Text with its addresses made into links. */
function linked(text: string): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    const target = match[0].replace(/[.,;:)]+$/, '');
    nodes.push(new Text(text.slice(end, match.index)));
    const href = target.startsWith('http') ? target : `mailto:${target}`;
    nodes.push(h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, target));
    end = match.index + target.length;
  }
  return [...nodes, new Text(text.slice(end))];
}

interface Run {
  quoted: boolean;
  lines: string[];
}

/** Own and cited lines by turns; the line that says who wrote belongs to what it heads. */
function runs(text: string): Run[] {
  const found: Run[] = [];
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const quoted = line.startsWith('>');
    const last = found.at(-1);
    if (last?.quoted === quoted) {
      last.lines.push(line);
      continue;
    }
    const head = quoted && last && /[:：]\s*$/.test(last.lines.at(-1) ?? '') ? last.lines.pop() : undefined;
    found.push({ quoted, lines: head === undefined ? [line] : [head, line] });
  }
  return found.filter(({ lines }) => lines.some((line) => line.trim() !== ''));
}

export function textBody(text: string, say: Words): HTMLElement {
  const parts = runs(text).map(({ quoted, lines }) => {
    const content = lines.join('\n').replace(/^\n+|\s+$/g, '');
    if (!quoted) return h('div', { class: 'lines', dir: 'auto' }, ...linked(content));
    return h(
      'details',
      { class: 'cited' },
      h('summary', { title: say.earlier, 'aria-label': say.earlier }, '•••'),
      h('blockquote', { class: 'lines', dir: 'auto' }, ...linked(content.replace(/^>+ ?/gm, ''))),
    );
  });
  return h('div', { class: 'text-body' }, ...parts);
}

function htmlBody({ n }: Message, say: Words): HTMLElement {
  const frame = h('iframe', {
    class: 'html-body',
    height: 40,
    title: say.body,
    sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    src: frameAddress(n),
  });
  fitFrame(frame);
  return frame;
}

/** Fills `host` when the text has come; `say` decides the language of what is around it. */
export async function fillBody(host: HTMLElement, message: Message, say: Words): Promise<void> {
  if (message.kind === 'html') {
    host.replaceChildren(htmlBody(message, say));
    return;
  }
  host.replaceChildren(h('p', { class: 'quiet' }, say.loading));
  try {
    host.replaceChildren(textBody(await getText(message.n), say));
  } catch {
    host.replaceChildren(h('p', { class: 'quiet' }, say.offline));
  }
}

function sizeText(bytes: number): string {
  return bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

export function attachmentList({ attachments }: Message, say: Words): HTMLElement | null {
  if (attachments.length === 0) return null;
  const items = attachments.map(({ name, size }) =>
    h(
      'li',
      {},
      icon('file'),
      h('bdi', { class: 'file-name' }, name),
      h('span', { class: 'quiet' }, sizeText(size)),
    ),
  );
  return h('ul', { class: 'files', 'aria-label': say.attachments }, ...items);
}
