import type { ContactFields } from '../../lib/domain/contact';
import type { Job } from '../../lib/domain/job';
import type { ProviderPort } from '../../lib/providers/provider';

// biome-ignore lint/suspicious/noExplicitAny: a list of jobs of many types; each is only given what it made
export const jobs: readonly Job<any, any, any, ProviderPort, any>[] = [];

export const saveKind = 'save-contact';
export const saveInput = (fields: ContactFields): unknown => ({ fields });
