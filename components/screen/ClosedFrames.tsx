import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App } from '../app/app';

export interface ClosedFramesProps {
  app: App;
  /** Origins. */
  closed: readonly string[];
  onAllowed(): void;
}

/** A part of the page that may hold the mail comes from a site that may not be read: what to do about it. */
export function ClosedFrames({ app, closed, onAllowed }: ClosedFramesProps) {
  const [refused, setRefused] = useState(false);
  async function allow({ protocol, hostname }: URL): Promise<void> {
    const allowed = await app.platform.requestHosts([`${protocol}//${hostname}/*`]).catch(() => false);
    setRefused(!allowed);
    if (allowed) onAllowed();
  }
  if (closed.length === 0) return null;
  return (
    <>
      {closed.map((origin) => {
        const url = new URL(origin);
        return (
          <div key={origin} class="pointAt">
            <p class="note">{i18n.t('pick.closedFrame', [url.host])}</p>
            <button type="button" onClick={() => void allow(url)}>
              {i18n.t('pick.allow', [url.host])}
            </button>
          </div>
        );
      })}
      <p class="problem" role="status">
        {refused && i18n.t('options.hosts.refused')}
      </p>
    </>
  );
}
