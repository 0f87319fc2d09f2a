import type { FoundLine, MirrorContact } from './mirror';

/** A contact as a list shows it. */
export const lineOf = ({
  account,
  id,
  name,
  addresses,
  company,
}: MirrorContact): Omit<FoundLine, 'where'> => ({
  ...{ account, id, name, company },
  address: addresses[0]?.address ?? '',
});
