import type { MessageEdit, Session, Thread, ThreadRow } from '../api';
import { base, type Route } from './routes';

/** What the server answered when it was not what was asked for. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

async function ask<Reply>(path: string, init?: RequestInit): Promise<Reply> {
  const response = await fetch(`${base}/api/${path}`, init);
  if (!response.ok) throw new Refused(response.status);
  return response.json();
}

export const getSession = () => ask<Session>('session');
export const getThread = (n: number) => ask<Thread>(`threads/${n}`);
export const getText = async (n: number) => (await ask<{ text: string }>(`messages/${n}/text`)).text;
export const frameAddress = (n: number) => `${base}/api/messages/${n}/frame`;
export const sourceAddress = (n: number) => `${base}/api/messages/${n}/source`;
export const printAddress = (n: number, search: string) => `${base}/print/${n}${search}`;

export function getRows({ place, query }: Route): Promise<ThreadRow[]> {
  const parameters: Record<string, string> = place === 'search' ? { q: query } : { in: place };
  return ask<ThreadRow[]>(`threads?${new URLSearchParams(parameters)}`);
}

export async function edit(n: number, change: MessageEdit): Promise<void> {
  const response = await fetch(`${base}/api/messages/${n}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  if (!response.ok) throw new Refused(response.status);
}

/**
 * Calls back when the mailbox changed. Holds a connection only while the page is in view,
 * and catches up when it comes back.
 */
export function watchChanges(changed: () => void, online: (yes: boolean) => void): void {
  let source: EventSource | null = null;
  let missed = false;
  const open = () => {
    source = new EventSource(`${base}/api/events`);
    source.addEventListener('hello', () => {
      online(true);
      if (missed) changed();
      missed = false;
    });
    source.addEventListener('change', changed);
    source.addEventListener('error', () => {
      missed = true;
      online(false);
    });
  };
  document.addEventListener('visibilitychange', () => {
    source?.close();
    missed = true;
    if (document.visibilityState === 'visible') open();
  });
  if (document.visibilityState === 'visible') open();
}
