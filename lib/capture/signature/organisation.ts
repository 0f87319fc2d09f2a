import type { Found } from '../../domain/capture';
import { cited } from './cited';
import { hanHouse } from './facts';
import { legalForm } from './lexicon/organisations';
import type { Sender } from './sender';

const service = /(?:からの|より|お知らせ|サポート|事務局|運営|通知|平台|安全|客服|服务|团队|広報|人事).*$/u;

/** The organisation that the header names in place of a person. */
export function organisationOf({ organisation, display }: Sender): Found | null {
  const name = organisation.replace(service, '').trim();
  if (name.length < 2) return null;
  const sure = hanHouse.test(name) || legalForm.test(name);
  return cited(name, sure ? 0.74 : 0.5, display);
}

/** The domain's own label: a suggestion, never certain enough to be filled in. */
export function suggestion(sender: Sender): Found | null {
  const { label } = sender;
  if (label.length < 2 || !/^[\p{L}\p{N}-]+$/u.test(label)) return null;
  const value = label.length <= 4 ? label.toUpperCase() : label.charAt(0).toUpperCase() + label.slice(1);
  return cited(value, 0.4, sender.domain);
}
