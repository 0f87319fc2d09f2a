import { z } from 'zod';

/** Characters of a text as a person counts them: code points. */
const length = (value: string) => [...value].length;

/** Text of `min`–`max` characters that JSON can carry: an unpaired surrogate would arrive as something else. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .refine((value) => !/\p{Surrogate}/u.test(value), { error: 'malformed', abort: true })
    .refine((value) => length(value) >= min, { error: 'too short', abort: true })
    .refine((value) => length(value) <= max, { error: 'too long' })
    .meta(min > 0 ? { minLength: min, maxLength: max } : { maxLength: max });

/** Ids exceed 2^53: always text. */
export const id = z.string().min(1);

/** A mailbox address, or `me` with a user token. */
export const mailbox = z.object({ user_mailbox_id: id });

export const mailPath = '/open-apis/mail/v1';
export const mailboxPath = `${mailPath}/user_mailboxes/:user_mailbox_id`;

/** Query values arrive as text. */
const pageSize = (max: number) => z.coerce.number<number | string>().int().min(1).max(max);
export const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]);

/** `page_size` is required by the service wherever it pages, but in the search. */
export const pageQuery = (max: number) =>
  z.object({ page_size: pageSize(max), page_token: z.string().optional() });
export const optionalPageQuery = (max: number) => pageQuery(max).partial({ page_size: true });

/** At least one of the properties: `minProperties` says so in the JSON Schema too. */
export const notEmpty = { error: 'one of the fields is needed' };
export const hasValue = (value: object) => Object.values(value).some((one) => one !== undefined);

export const docsRoot = 'https://open.feishu.cn/document';
/** Mail pages of the provider are the same for both brands. */
export const mailDocs = (page: string) => `${docsRoot}/mail-v1/${page}`;

export const eitherToken = ['user', 'tenant'] as const;
export const userToken = ['user'] as const;

const documented = (count: number, perMs: number) => ({ count, perMs, source: 'documented' }) as const;
export const perSecond = (count: number) => [documented(count, 1_000)] as const;
export const perMinute = (count: number) => [documented(count, 60_000)] as const;
/** The provider's usual ceiling: both hold. */
export const perMinuteAndSecond = [documented(1_000, 60_000), documented(50, 1_000)] as const;
