import type { FailureFacts } from '../domain/failure';

/**
 * Refused to remove something: the service says no more than "bad parameter" of a contact or a rule that is not there. It may be
 * gone by our own request, which the browser sent a second time unseen.
 */
export const maybeGone = ({ kind }: FailureFacts): boolean => kind === 'notFound' || kind === 'invalid';
