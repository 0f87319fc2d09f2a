import { i18n } from '#i18n';
import type { Capture } from '../../lib/domain/capture';
import type { ChipState, Known } from '../../lib/domain/state';
import { Icon } from '../parts/Icon';
import { say } from '../words/say';

export function chipState(capture: Capture, known: Known | null): ChipState {
  return capture.reasons.length > 0 ? 'look' : (known?.state ?? 'unknown');
}

/** Who wrote the open mail, and whether the address book knows the address. */
export function SenderCard({ capture, known }: { capture: Capture; known: Known | null }) {
  const state = chipState(capture, known);
  const { sender, subject } = capture;
  if (!sender) {
    return (
      <div class="note warn" role="status">
        <p>{i18n.t('sender.unsure')}</p>
      </div>
    );
  }
  return (
    <header class="sender">
      <h2 class="cut" dir="auto" title={sender.name || sender.address}>
        {sender.name || sender.address}
      </h2>
      <span class={`state state-${state}`}>
        <Icon name={state} />
        {say({
          key: known?.notSeenYet && state === 'unknown' ? 'chip.notSeenYet' : `chip.${state}`,
          params: [],
        })}
      </span>
      <p class="cut quiet" dir="ltr" title={sender.address}>
        {sender.address}
      </p>
      <p class="cut quiet small" dir="auto" title={subject}>
        {subject || i18n.t('sender.noSubject')}
      </p>
    </header>
  );
}
