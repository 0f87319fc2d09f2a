import type { Picked } from '../domain/pick';
import { findPicked, showedAddress } from './pick';
import type { FindPicks } from './snapshot';

/** Finds again where the person pointed. The sender must be found: else all is lost. */
export function findPicks(picks: readonly Picked[]): FindPicks {
  return (document, host) => {
    const here = picks.filter((one) => one.host === host);
    const wanted = here.find(({ role }) => role === 'sender');
    if (!wanted) return null;
    const { element: sender, rivals } = findPicked(document, wanted);
    if (!sender) return 'lost';
    const again = (role: 'subject' | 'body') => {
      const one = here.find((picked) => picked.role === role);
      const element = one && findPicked(document, one).element;
      return element ? { [role]: element } : {};
    };
    return { sender, rivals, address: showedAddress(wanted), ...again('subject'), ...again('body') };
  };
}
