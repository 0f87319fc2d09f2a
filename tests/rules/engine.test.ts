import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mail } from '../../lib/domain/mail';
import type { Rule } from '../../lib/domain/rule';
import { newRuleToWire } from '../../lib/providers/feishu/rule.wire';
import { factsOf } from '../../lib/rules/facts';
import { compileList } from '../../lib/rules/run';
import { runRules } from '../../lib/sandbox/rule-engine';
import { ruleRecord } from '../../lib/sandbox/state/records';
import type { MailRecord } from '../../lib/sandbox/store';
import { mail, me, ruleList } from './generate';

const record = (one: Mail): MailRecord => ({
  message_id: one.id,
  thread_id: '',
  folder_id: 'INBOX',
  label_ids: [],
  unread: true,
  from: one.from ?? { name: '', address: '' },
  to: one.to ?? [],
  cc: one.cc ?? [],
  bcc: one.bcc ?? [],
  reply_to: [],
  subject: one.subject ?? '',
  internal_date: 0,
  body_html: '',
  body_text: one.body ?? '',
  headers: [],
  smtp_message_id: '',
  in_reply_to: '',
  references: [],
  attachments: (one.attachments ?? []).map(({ name, type = '', inline }) => ({
    id: name,
    filename: name,
    mime_type: type,
    size: 1,
    is_inline: inline,
    cid: '',
    content: new Uint8Array(),
  })),
  message_state: 1,
  spam: one.spam ?? false,
  raw: '',
});

const wire = (rule: Rule) => ({ ...ruleRecord.parse(newRuleToWire(rule)), id: rule.id });

/** The engine was written apart from the evaluator, both from the contract. */
it('agrees with the service on what the rules make of a mail', () => {
  const [address = ''] = me.addresses;
  fc.assert(
    fc.property(ruleList(4), fc.array(mail, { minLength: 1, maxLength: 8 }), (rules, mails) => {
      const run = compileList(rules, me);
      for (const one of mails) {
        const sorted = runRules(rules.map(wire), record(one), {
          me: { name: 'Lin', address },
          hasFolder: () => true,
        });
        expect(run(factsOf(one, me))).toEqual({
          place: sorted.folder_id,
          read: !sorted.unread,
          flagged: sorted.label_ids.includes('FLAGGED'),
          muted: !sorted.notify,
          by: sorted.matched,
        });
      }
    }),
    { numRuns: 1500 },
  );
});
