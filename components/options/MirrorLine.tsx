import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FailureFacts } from '../../lib/domain/failure';
import type { MirrorState } from '../../lib/messages/contact-rows.schema';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { FailureNote } from '../parts/FailureNote';
import { language } from '../words/say';
import { timeOf } from '../words/time';
import { Duplicates } from './Duplicates';

/** Contacts a minute of a first fill: 16 pages of 20. */
const perMinute = 320;

/** What the mirror of one account says of itself, sentence by sentence. */
export function mirrorWords(state: MirrorState, now: number): string[] {
  const count = (value: number) => new Intl.NumberFormat(language()).format(value);
  const at = (value: number | null) => timeOf(value ?? now, now);
  const { done, pages, held, total, doneAt, expectedAt, nextAt, staleAt, stopped } = state;
  const held_ = count(held);
  const words: string[] = [];
  if (expectedAt !== null && total !== null) {
    words.push(i18n.t('mirror.ofUntil', [held_, count(total), at(expectedAt)]));
  } else if (done) words.push(i18n.t('mirror.done', [held_, at(doneAt)]));
  else if (pages > 0) words.push(i18n.t('mirror.first', [held_, count(perMinute)]));
  else if (!stopped) words.push(i18n.t('mirror.waiting', [at(nextAt)]));
  if (stopped === 'signIn') words.push(i18n.t('mirror.signIn'));
  else if (stopped) words.push(i18n.t(`mirror.${stopped}`, [at(nextAt)]));
  else if (done && expectedAt === null && nextAt !== null) words.push(i18n.t('mirror.next', [at(nextAt)]));
  if (staleAt !== null && staleAt < now) words.push(i18n.t('mirror.stale', [at(doneAt)]));
  if (state.withheld) words.push(i18n.t('mirror.withheld'));
  words.push(i18n.t('mirror.share', [count(state.share), count(state.calls)]));
  return words;
}

/** How far the copy of an account's contacts is; reading it again, and forgetting it. */
export function MirrorLine({ app, account }: { app: App; account: string }) {
  const [state, setState] = useState<MirrorState | null>(null);
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  const read = () =>
    app.client.send('mirror.state', {}).then(
      (all) => setState(all.find((one) => one.account === account) ?? null),
      () => undefined,
    );
  useEffect(() => {
    void read();
    return app.client.onEvent((event) => {
      if (event.type === 'contacts' || event.type === 'state') void read();
    });
  }, [app, account]);

  const order = (name: 'mirror.refresh' | 'mirror.clear') => () =>
    void app.client.send(name, { account }).then(
      () => {
        setFailure(null);
        void read();
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  if (!state) return null;
  return (
    <div class="small copyOf">
      <h3>{i18n.t('mirror.title')}</h3>
      <p role="status">{mirrorWords(state, app.now()).join(' ')}</p>
      <div class="actions">
        <button type="button" onClick={order('mirror.refresh')}>
          {i18n.t('mirror.refresh')}
        </button>
        <button type="button" onClick={order('mirror.clear')}>
          {i18n.t('mirror.clear')}
        </button>
      </div>
      {failure && <FailureNote failure={failure} now={app.now()} />}
      <Duplicates app={app} account={account} />
    </div>
  );
}
