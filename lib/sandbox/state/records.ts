import { z } from 'zod';

/** A rule as it is kept: whatever else it holds stays in it. */
export const ruleRecord = z.looseObject({
  name: z.string(),
  is_enable: z.boolean(),
  ignore_the_rest_of_rules: z.boolean(),
  condition: z.looseObject({
    match_type: z.number(),
    items: z.array(
      z.looseObject({ type: z.number(), operator: z.number().optional(), input: z.string().optional() }),
    ),
  }),
  action: z.looseObject({
    items: z.array(z.looseObject({ type: z.number(), input: z.string().optional() })),
  }),
});
