import { i18n } from '#i18n';
import type { IntentView } from '../../lib/domain/intent';
import { say, sayFailure } from './say';
import { timeOf } from './time';

const soon = 1500;

function waitingWords({ waiting, goesAt }: IntentView, now: number): string {
  const later = goesAt !== null && goesAt - now > soon ? timeOf(goesAt, now) : null;
  if (waiting === 'signIn') return i18n.t('intent.waits.signIn');
  if (waiting === 'offline') return i18n.t('intent.waits.offline');
  if (waiting === 'paused') return i18n.t('intent.waits.paused');
  if (waiting === 'predecessor') return i18n.t('intent.waits.predecessor');
  if (waiting === 'quiescence') return i18n.t('intent.waits.quiescence');
  if (later === null) return i18n.t('intent.sending');
  return waiting === 'backoff' ? i18n.t('intent.waits.backoff', [later]) : i18n.t('intent.goesAt', [later]);
}

/** Of a group: when its last part will have gone. */
function groupWords({ waiting, goesAt }: IntentView, now: number): string {
  if (waiting === 'signIn') return i18n.t('intent.waits.signIn');
  if (waiting === 'offline') return i18n.t('intent.waits.offline');
  if (waiting === 'paused') return i18n.t('intent.waits.paused');
  return goesAt === null ? i18n.t('intent.sending') : i18n.t('labels.through', [timeOf(goesAt, now)]);
}

/** What is gone or taken stays so, however often it is tried. */
const final = ['job.labelGone', 'job.labelTaken', 'job.ruleGone', 'job.ruleHeld'];

/** Does it make sense to do it all the same, or once more? */
export const mayInsist = ({ why }: IntentView): boolean => why === null || !final.includes(why.key);

/** Where an intent stands, when it will go, or why it does not. `undo` takes it back, where that is known. */
export function intentWords(intent: IntentView, now: number, undo?: IntentView): string {
  if (intent.undoneBy) return i18n.t(undo && undo.state !== 'done' ? 'intent.undoing' : 'intent.undone');
  if (intent.state === 'done') return i18n.t('intent.done');
  if (intent.state === 'cancelled')
    return i18n.t(intent.maybeSent ? 'intent.cancelledUnsure' : 'intent.cancelled');
  if (intent.progress && !intent.needsYou && intent.state !== 'dead') return groupWords(intent, now);
  if (intent.state === 'inFlight') return i18n.t('intent.sending');
  if (intent.why) return say(intent.why);
  if (intent.failure && (intent.state === 'dead' || intent.needsYou)) return sayFailure(intent.failure);
  if (intent.state === 'unknown') return i18n.t('intent.unknown');
  if (intent.state === 'dead') return i18n.t('intent.dead');
  return waitingWords(intent, now);
}
