import { type Areas, type BadSetting, openSetting, type Setting } from '../../lib/settings/setting';
import {
  confirmedMails,
  defaultAccount,
  handedText,
  logBegun,
  multiplexedOrigins,
  pagePicks,
  provenance,
  ruleTemplates,
  soughtAddresses,
  streamRefusals,
  tabInterests,
  usedMailboxes,
} from '../../lib/settings/settings';
import { inMemory } from './remembered';
import { createReviewStore } from './review-store';

export type Stored = ReturnType<typeof openStored>;

/** What the worker keeps between its lives beside accounts, wishes and the mirror. */
export function openStored(areas: Areas, report: (bad: BadSetting) => void) {
  const open = <Value>(setting: Setting<Value>) => openSetting(setting, areas, report);
  return {
    // Asked for by nearly every message that wakes the worker.
    chosen: inMemory(open(defaultAccount)),
    interests: inMemory(open(tabInterests)),
    logBegun: open(logBegun),
    picks: open(pagePicks),
    streams: { multiplexed: open(multiplexedOrigins), refusals: open(streamRefusals) },
    provenance: open(provenance),
    handedText: open(handedText),
    reviews: createReviewStore(areas, report),
    mailboxes: open(usedMailboxes),
    sought: open(soughtAddresses),
    learnt: open(confirmedMails),
    templates: open(ruleTemplates),
  };
}
