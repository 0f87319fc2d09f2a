import { z } from 'zod';

const seconds = z.number().int().min(1).max(31_536_000);
const scopes = z.array(z.string().min(1)).max(500);

/**
 * What the contract leaves open, and states of the company's app, as switches. The defaults are what the
 * contract holds for likely; where it says nothing, what is harder for a client.
 */
export const behaviourSchema = z.strictObject({
  /** Contact PATCH: what becomes of fields left out. */
  patchOmitted: z.enum(['keep', 'clear']),
  /** Rule PUT with actions 8, 12, 13, which the API calls not supported. */
  putUnsupportedActions: z.enum(['accept', 'refuse']),
  /** A second contact with the same address. */
  duplicateContacts: z.enum(['accept', 'refuse']),
  newRule: z.enum(['last', 'first']),
  /** Rule reorder that does not name every rule. */
  reorderIncomplete: z.enum(['append', 'refuse']),
  labelListHasSystemLabels: z.boolean(),
  /** Does renaming a label move those below it? */
  renameCascades: z.boolean(),
  maxLabels: z.number().int().min(0),
  maxRules: z.number().int().min(0),
  /** Does multi_entity/search know mail contacts, or fail? */
  multiEntitySearch: z.enum(['contacts', 'empty', 'fail']),
  /** Figures of rows that are our assumption are enforced too. */
  enforceAssumedLimits: z.boolean(),
  accessTokenSeconds: seconds,
  refreshTokenSeconds: seconds,
  /** `never`: granted offline_access and still no refresh token, as seen with registered apps. */
  refreshToken: z.enum(['whenAsked', 'never']),
  /** The console's switch "refresh user_access_token". */
  refreshSwitch: z.boolean(),
  /** `whenNew`: an authorize step that asks for nothing new passes without a page. */
  consentPage: z.enum(['always', 'whenNew']),
  /** Is the v3 token endpoint there yet? */
  tokenV3: z.boolean(),
  /** An app made from the extension: does its company's admin still have to look at its scopes? */
  appReview: z.enum(['none', 'pending']),
  /** Device flow with scopes that are not enabled. */
  deviceScopes: z.enum(['refuse', 'trim']),
  /** Whose company the person belongs to who makes an app. */
  tenantBrand: z.enum(['feishu', 'lark']),
  app: z.enum(['enabled', 'disabled', 'notInstalled', 'userOutOfRange']),
  /** Scopes the admin has not enabled for the app. */
  disabledScopes: scopes,
  user: z.enum(['active', 'resigned', 'frozen', 'noMailbox']),
  /** The tenant's security policy blocks sign-in. */
  securityPolicy: z.boolean(),
  /** The app's IP allow-list is on and does not hold this machine. */
  ipAllowList: z.boolean(),
  /** An organisation's external contacts: not turned on, or with a field of its own that everybody must fill. */
  externalContacts: z.enum(['on', 'off', 'mandatoryField']),
  /** External contact update: what becomes of fields left out. */
  externalOmitted: z.enum(['keep', 'clear']),
  /** Which of the documented codes says that a contact is there already. */
  externalExists: z.union([z.literal(22005), z.literal(60200), z.literal(60201)]),
  maxExternalContacts: z.number().int().min(0),
  /** The company's monthly call budget is used up. */
  monthlyQuotaSpent: z.boolean(),
});

export type Behaviour = z.infer<typeof behaviourSchema>;

export const behaviourChange = behaviourSchema.partial();

export const initialBehaviour: Behaviour = {
  patchOmitted: 'keep',
  putUnsupportedActions: 'refuse',
  duplicateContacts: 'accept',
  newRule: 'last',
  reorderIncomplete: 'append',
  labelListHasSystemLabels: false,
  renameCascades: false,
  maxLabels: 500,
  maxRules: 500,
  multiEntitySearch: 'contacts',
  enforceAssumedLimits: false,
  accessTokenSeconds: 7200,
  refreshTokenSeconds: 604_800,
  refreshToken: 'whenAsked',
  refreshSwitch: true,
  consentPage: 'always',
  tokenV3: true,
  appReview: 'none',
  deviceScopes: 'refuse',
  tenantBrand: 'feishu',
  app: 'enabled',
  disabledScopes: [],
  user: 'active',
  securityPolicy: false,
  ipAllowList: false,
  externalContacts: 'on',
  externalOmitted: 'clear',
  externalExists: 22005,
  maxExternalContacts: 100_000,
  monthlyQuotaSpent: false,
};
