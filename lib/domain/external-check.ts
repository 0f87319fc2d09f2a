import { isAddress } from './address';
import type { Sentence } from './intent';

/** What the form still lacks, or what is wrong with it: one line per field. */
export interface ExternalProblem extends Sentence {
  field: 'name' | 'mobile' | 'countryCode' | 'labels' | 'follower' | 'mail';
}

const problem = (field: ExternalProblem['field'], key: string): ExternalProblem => ({
  field,
  key: `problem.${key}`,
  params: [],
});

/** The service takes no contact without name, phone, country code, label and follower. */
export function checkExternal(fields: {
  name: string;
  mobile: string;
  countryCode: string;
  labels: readonly number[];
  follower: string;
  mail?: string | undefined;
}): ExternalProblem[] {
  const { name, mobile, countryCode, labels, follower, mail } = fields;
  return [
    ...(name.trim() === '' ? [problem('name', 'nameMissing')] : []),
    ...(mobile === '' ? [problem('mobile', 'mobileMissing')] : []),
    ...(mobile !== '' && !/^\d{5,20}$/.test(mobile) ? [problem('mobile', 'mobileOdd')] : []),
    ...(/^\d{1,4}$/.test(countryCode) ? [] : [problem('countryCode', 'countryCodeMissing')]),
    ...(labels.length === 0 ? [problem('labels', 'labelMissing')] : []),
    ...(labels.length > 20 ? [problem('labels', 'labelsTooMany')] : []),
    ...(follower === '' ? [problem('follower', 'followerMissing')] : []),
    ...(mail && !isAddress(mail) ? [problem('mail', 'notAnAddress')] : []),
  ];
}
