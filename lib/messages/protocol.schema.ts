import { z } from 'zod';
import type { AccountView } from '../domain/account';
import type { Capture, MailRef, Person } from '../domain/capture';
import { letterSchema } from '../domain/capture.schema';
import type { Draft } from '../domain/draft';
import type { FailureFacts } from '../domain/failure';
import type { IntentView } from '../domain/intent';
import { type Label, labelColours } from '../domain/label';
import type { FoundMail } from '../domain/message';
import type { ApiHosts, ContactDefaults, PolicyView } from '../domain/policy';
import { ruleBodySchema } from '../domain/rule.schema';
import type { AppState, Known } from '../domain/state';
import { confirmRows } from './confirm-rows.schema';
import { contactEditRows } from './contact-edit-rows.schema';
import { contactFieldsSchema } from './contact-fields.schema';
import { contactRows } from './contact-rows.schema';
import { dataRows } from './data-rows.schema';
import { editRows } from './edit-rows.schema';
import { frameRows } from './frame-rows.schema';
import { mailboxRows } from './mailbox-rows.schema';
import { outsiderRows } from './outsider-rows.schema';
import { pageRows } from './page-rows.schema';
import { pickRows } from './pick-rows.schema';
import { quickRows } from './quick-rows.schema';
import { brandSchema, relayRows } from './relay-rows.schema';
import { both, inTabs, page, row, tab } from './row';
import { ruleRows } from './rule-rows.schema';

const id = z.string().min(1).max(128);
const text = (max: number) => z.string().max(max);

export const mailRefSchema = z.object({ key: text(1000).min(1), host: text(300), subject: text(2000) });

/** With the address of a shared mailbox it may be long. */
const accountId = text(400).min(1);
const draftOf = { account: accountId, mail: text(1000).min(1) };
const draftKey = { ...draftOf, form: z.enum(['contact', 'rule']) };
const draftWrite = { ...draftOf, revision: z.number().int().min(0), by: id };

const wish = { id, account: id.optional() };
const labelId = text(64).min(1);
const labelPath = text(1000).min(1);
const colour = z.enum(labelColours);

/** The open mail as the page shows it: the service knows nothing of the page. */
const wantedMail = z.object({
  from: text(4000),
  subject: text(2000),
  date: text(300),
  messageId: text(1000),
});

/** Where the open mail is in the service, and what it carries there: none and several are for the person to solve. */
export type MailLabels =
  | { state: 'found'; message: string; labels: string[] }
  | { state: 'several'; mails: FoundMail[] }
  | { state: 'none' };

export type { MessageRow, Sender } from './row';

/** Every message of the extension, once. Names are `<noun>.<verb>`. */
export const protocol = {
  'state.get': row<AppState>()(both, z.object({})),
  /** `says` = what the mail says of its sender: a known contact that holds less is news. */
  'known.get': row<Known>()(
    both,
    z.object({
      address: text(4000),
      account: accountId.optional(),
      says: z
        .object({
          company: text(1000).optional(),
          position: text(1000).optional(),
          phones: z.array(text(200)).max(5).optional(),
        })
        .optional(),
    }),
  ),

  /** Durable before it answers. `id` is made where the person acts: the same id twice is one intent. */
  'contact.save': row<IntentView>()(
    both,
    z.object({
      id,
      account: accountId.optional(),
      fields: contactFieldsSchema,
      mail: mailRefSchema.optional(),
    }),
  ),
  'outbox.list': row<IntentView[]>()(
    page,
    z.object({ limit: z.number().int().min(1).max(500).default(100) }),
  ),
  'intent.get': row<IntentView | null>()(both, z.object({ id })),
  /** `id` names the new, undoing intent. Before sending it is a cancel and the answer is the cancelled intent. */
  'intent.undo': row<IntentView>()(both, z.object({ id, of: id })),
  'intent.retry': row<IntentView>()(page, z.object({ id, anyway: z.boolean().optional() })),
  'intent.drop': row<IntentView>()(page, z.object({ id })),

  'draft.get': row<Draft | null>()(both, z.object(draftKey)),
  /** Answers the stored draft, and what it overwrote when the writer knew an older revision. */
  'draft.put': row<{ draft: Draft; overwrote: Draft | null }>()(
    both,
    z.discriminatedUnion('form', [
      z.object({ ...draftWrite, form: z.literal('contact'), fields: contactFieldsSchema }),
      z.object({ ...draftWrite, form: z.literal('rule'), fields: ruleBodySchema }),
    ]),
  ),
  'draft.drop': row<null>()(both, z.object(draftKey)),

  /** The loader saw a mail: the worker injects capture and chip into this tab, into a frame capture alone. */
  'mail.seen': row<null>()(inTabs, z.object({})),
  /** What a mail's own words say of its sender, and what does not add up. */
  'mail.read': row<Pick<Capture, 'signature' | 'reasons'>>()(page, letterSchema),
  /** A trusted click on the chip: the worker injects the panel into this tab. */
  'panel.open': row<null>()(tab, z.object({})),
  /** Who is in the thread that the page in front shows, and what is selected there. */
  'page.people': row<{ people: Person[]; selection: string; why: 'none' | 'notGranted' | 'noMail' | null }>()(
    page,
    z.object({}),
  ),
  /** The open mail of the active tab of this window, read now. Null with a reason where there is none. */
  'mail.current': row<{
    capture: Capture | null;
    mail: MailRef | null;
    why: 'none' | 'notGranted' | 'noMail' | null;
    host: string;
    /** Origins of frames in it that may hold the mail and may not be read. */
    closed?: string[];
  }>()(page, z.object({})),
  /** The account's labels with what is wished for laid over them; `failure` = not read now, but as last seen. */
  'label.list': row<{ labels: Label[]; failure: FailureFacts | null }>()(
    both,
    z.object({ account: id.optional() }),
  ),
  /** `before` = the colour when the palette was opened: undo goes back there. */
  'label.recolor': row<IntentView>()(
    both,
    z.object({ ...wish, label: labelId, name: labelPath, colour, before: text(64).optional() }),
  ),
  /** The label at `path` and all below it: one action, one undo, each sent once. */
  /** `before` = the colour that the label at `path` had when its palette was opened. */
  'label.recolorTree': row<IntentView>()(
    page,
    z.object({ ...wish, path: labelPath, colour, before: text(64).optional() }),
  ),
  /** `to` is the full path; what is below is carried along. */
  'label.rename': row<IntentView>()(page, z.object({ ...wish, label: labelId, to: labelPath })),
  'label.create': row<IntentView>()(page, z.object({ ...wish, name: labelPath, colour: colour.optional() })),
  'label.delete': row<IntentView>()(
    page,
    z.object({ ...wish, label: labelId, name: labelPath, colour: text(64) }),
  ),
  /** How many mails carry it; `more` = counting stopped there. */
  'label.count': row<{ count: number; more: boolean }>()(
    page,
    z.object({ account: id.optional(), label: labelId }),
  ),
  /** The labels of the open mail, or of the one that the person picked. */
  'mail.labels': row<MailLabels>()(
    both,
    z.object({ account: id.optional(), mail: wantedMail, message: text(500).min(1).optional() }),
  ),
  /** Mails of the last year by words of the subject, from one sender or anybody. */
  'mail.find': row<FoundMail[]>()(
    page,
    z.object({ account: id.optional(), from: text(4000), subject: text(2000).min(1) }),
  ),
  /** `had` = the labels it was shown with: undo takes back what was changed. */
  'mail.label': row<IntentView>()(
    both,
    z.object({
      ...wish,
      ...{ message: text(500).min(1), subject: text(2000) },
      ...{ add: z.array(labelId).max(20), remove: z.array(labelId).max(20), had: z.array(text(64)).max(500) },
    }),
  ),

  ...ruleRows,
  ...contactRows,
  ...contactEditRows,
  ...dataRows,
  ...editRows,
  ...pageRows,
  ...pickRows,
  ...confirmRows,
  ...frameRows,
  ...mailboxRows,
  ...outsiderRows,
  ...relayRows,
  ...quickRows,

  /** Opens the options page, at a section; nothing is allowed by that. */
  'options.open': row<null>()(
    both,
    z.object({
      section: z.enum(['accounts', 'hosts', 'picks', 'data']).optional(),
      /** A site to be asked for there. */
      host: z
        .string()
        .max(300)
        .regex(/^[\w.-]+(?::\d+)?$/)
        .optional(),
    }),
  ),

  /** What the company's policy says, and what in it could not be read. */
  /** What the company wants a new contact to have. */
  'policy.defaults': row<ContactDefaults>()(both, z.object({})),
  'policy.get': row<PolicyView>()(page, z.object({})),
  /** Which origins a brand's service needs; a page asks the browser for them under a gesture. */
  'hosts.get': row<ApiHosts[]>()(page, z.object({})),

  'account.redirect': row<{ url: string }>()(page, z.object({ brand: brandSchema })),
  'account.connect': row<AccountView>()(
    page,
    z.object({
      brand: brandSchema,
      appId: text(200).min(1),
      /** Address of the company's relay, which adds the secret. */
      relay: text(300).min(1).optional(),
      /** Absent = use the one kept for this app. */
      appSecret: text(500).min(1).optional(),
      features: z.array(z.enum(['contacts', 'labels', 'rules', 'messages', 'texts'])).min(1),
      /** The present token endpoint unless the tenant does not have it yet. */
      tokenEndpoint: z.enum(['v3', 'v2']).default('v3'),
    }),
  ),
  'account.test': row<AccountView>()(page, z.object({ account: id })),
  'account.use': row<AppState>()(page, z.object({ account: accountId })),
  'account.signOut': row<null>()(page, z.object({ account: accountId })),
} as const;

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type InputOf<Name extends MessageName> = z.input<Protocol[Name]['input']>;
export type OutputOf<Name extends MessageName> = Exclude<Protocol[Name]['output'], undefined>;
