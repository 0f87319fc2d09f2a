import type { Found } from '../../domain/capture';
import { hanInstitution, hanLegal, kabushiki, legalForm } from './lexicon/organisations';
import type { Line } from './lines';
import type { Sender } from './sender';
import { hasHan } from './shapes';
import { isProse } from './tail';

const service =
  /(?:からの|より|の?お知らせ|ニュース|サポート|事務局|運営|通知|平台|安全|客服|服务|团队|広報|人事).*$/u;
const certain = new RegExp(`(?:${hanLegal}|${hanInstitution}|${kabushiki})$|^(?:${kabushiki})`, 'u');

/** The organisation that the header names in place of a person: as the mail writes it, else as the header does. */
export function organisationOf(sender: Sender, lines: readonly Line[]): Found | null {
  const name = sender.organisation.replace(service, '').trim();
  if (name.length < 2 || /(?:部|[处處科课課组組]|[窓窗]口)$/u.test(name)) return null;
  for (const line of lines) {
    const cell = line.cells[0] ?? '';
    if (hasHan(name) && cell.endsWith(` ${name}`) && cell.length <= 40)
      return {
        value: cell.slice(0, -name.length).trim(),
        confidence: 0.74,
        span: line.raw.trim().slice(0, 200),
      };
    const branch = cell.slice(name.length).trim();
    if (
      cell.startsWith(name) &&
      cell.length <= 40 &&
      !isProse(cell) &&
      !/[をはがにへの、。:]/.test(branch.charAt(0))
    ) {
      return { value: cell, confidence: 0.8, span: line.raw.trim().slice(0, 200) };
    }
  }
  const sure = hasHan(name) ? certain.test(name) : legalForm.test(name);
  return { value: name, confidence: sure ? 0.74 : 0.5, span: sender.display };
}

/** The domain's own label: a suggestion, never certain enough to be filled in. */
export function suggestion(sender: Sender): Found | null {
  const { label } = sender;
  if (label.length < 2 || !/^[\p{L}\p{N}-]+$/u.test(label)) return null;
  const value = label.length <= 4 ? label.toUpperCase() : label.charAt(0).toUpperCase() + label.slice(1);
  return { value, confidence: 0.4, span: sender.domain };
}
