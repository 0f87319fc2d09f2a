import type { Label } from '../../lib/domain/label';
import { say } from '../words/say';

/** The service's own marks that say something to a person. */
export const systemMarks: readonly string[] = ['FLAGGED', 'IMPORTANT', 'OTHER'];

/** A system label in the person's words where there are any. */
export const systemName = ({ id, name }: Pick<Label, 'id' | 'name'>): string =>
  systemMarks.includes(id) ? say({ key: `systemLabel.${id}`, params: [] }) : name;
