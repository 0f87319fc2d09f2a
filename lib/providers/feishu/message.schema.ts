import { z } from 'zod';

const address = z.looseObject({ mail_address: z.string().optional(), name: z.string().optional() });
const addresses = z.array(address).nullish();

/** Bodies, previews and `raw` are base64url; `internal_date` is milliseconds as text. Enumerations pass as they come. */
export const mailMessage = z.looseObject({
  message_id: z.string().optional(),
  thread_id: z.string().optional(),
  folder_id: z.string().optional(),
  label_ids: z.array(z.string()).nullish(),
  subject: z.string().optional(),
  head_from: address.nullish(),
  to: addresses,
  cc: addresses,
  bcc: addresses,
  reply_to: z.string().optional(),
  in_reply_to: z.string().optional(),
  references: z.string().optional(),
  smtp_message_id: z.string().optional(),
  internal_date: z.string().optional(),
  message_state: z.number().optional(),
  body_html: z.string().optional(),
  body_plain_text: z.string().optional(),
  body_preview: z.string().optional(),
  priority_type: z.string().optional(),
  security_level: z
    .looseObject({
      is_risk: z.boolean().optional(),
      risk_banner_level: z.string().optional(),
      risk_banner_reason: z.string().optional(),
      is_header_from_external: z.boolean().optional(),
      via_domain: z.string().optional(),
      spam_banner_type: z.string().optional(),
      spam_user_rule_id: z.string().optional(),
      spam_banner_info: z.string().optional(),
    })
    .nullish(),
  attachments: z
    .array(
      z.looseObject({
        id: z.string().optional(),
        filename: z.string().optional(),
        attachment_type: z.number().optional(),
        is_inline: z.boolean().optional(),
        cid: z.string().optional(),
      }),
    )
    .nullish(),
  raw: z.string().optional(),
});

export const messageFormat = z.enum(['full', 'plain_text_full', 'metadata']).optional();

export const addressScope = 'mail:user_mailbox.message.address:read';
export const subjectScope = 'mail:user_mailbox.message.subject:read';
export const bodyScope = 'mail:user_mailbox.message.body:read';

/** Absent from replies without these scopes. */
export const withheld = (at: string) => ({
  [addressScope]: ['to', 'cc', 'bcc', 'head_from'].map((field) => `${at}.${field}`),
  [subjectScope]: [`${at}.subject`],
  [bodyScope]: ['body_html', 'body_plain_text', 'attachments', 'raw'].map((field) => `${at}.${field}`),
});
