import type { ZodType } from 'zod';

/** Whether the value may be sent; a row without a schema sends none. */
export const takes = (schema: ZodType | null, value: unknown) => schema?.safeParse(value).success ?? false;
