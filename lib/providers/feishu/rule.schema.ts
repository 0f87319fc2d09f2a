import { z } from 'zod';
import { text } from './params';

/**
 * Rule numbers of the service. Which operator goes with which type is not documented; the official command line
 * tool lets text types take every operator and the others none.
 */
export const textConditions = [1, 2, 3, 4, 6, 7, 8, 9, 10] as const;
export const bareConditions = [12, 13, 14, 15, 16] as const;
/** 1 contains, 2 does not, 3 starts with, 4 ends with, 5 is, 6 is not. */
export const inputOperators = [1, 2, 3, 4, 5, 6] as const;
/** 7 includes me, 10 is empty. */
export const bareOperators = [7, 10] as const;
/** 8 label, 12 forward, 13 share are listed but «not supported yet»: a new rule has none, an old one keeps them. */
export const plainActions = [1, 2, 3, 4, 5, 9, 10] as const;
export const moveToFolder = 11;

const ruleNameLimit = 255;
const itemLimit = 32;

const items = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(itemLimit);
const input = z.string().min(1);

const shapes = {
  conditionWithInput: {
    type: z.literal(textConditions),
    operator: z.literal(inputOperators),
    input,
  },
  conditionWithoutInput: { type: z.literal(textConditions), operator: z.literal(bareOperators) },
  bareCondition: { type: z.literal(bareConditions) },
  plainAction: { type: z.literal(plainActions) },
  folderAction: { type: z.literal(moveToFolder), input },
};

const whole = {
  ignore_the_rest_of_rules: z.boolean(),
  name: text(ruleNameLimit, 1),
  is_enable: z.boolean(),
};
const match_type = z.literal([1, 2]);

/** A new rule holds only what the service is known to take. */
export const ruleCreate = z.object({
  condition: z.object({
    match_type,
    items: items(
      z.union([
        z.object(shapes.conditionWithInput),
        z.object(shapes.conditionWithoutInput),
        z.object(shapes.bareCondition),
      ]),
    ),
  }),
  action: z.object({
    items: items(z.union([z.object(shapes.plainAction), z.object(shapes.folderAction)])),
  }),
  ...whole,
});

/** A number that is none of these; `not` says so in the JSON Schema too. */
const besides = (known: readonly number[]) =>
  z
    .number()
    .int()
    .refine((value) => !known.includes(value))
    .meta({ not: { enum: known } });
const unknownCondition = z.union([
  z.looseObject({ type: besides([...textConditions, ...bareConditions]) }),
  z.looseObject({
    type: z.literal(textConditions),
    operator: besides([...inputOperators, ...bareOperators]),
  }),
]);
const unknownAction = z.looseObject({ type: besides([...plainActions, moveToFolder]) });

/**
 * The whole of a rule, replaced. What the service put there and we do not know goes back unchanged:
 * unknown types, operators and keys pass, known ones are checked.
 */
export const ruleUpdate = z.looseObject({
  condition: z.looseObject({
    match_type,
    items: items(
      z.union([
        z.looseObject(shapes.conditionWithInput),
        z.looseObject(shapes.conditionWithoutInput),
        z.looseObject(shapes.bareCondition),
        unknownCondition,
      ]),
    ),
  }),
  action: z.looseObject({
    items: items(
      z.union([z.looseObject(shapes.plainAction), z.looseObject(shapes.folderAction), unknownAction]),
    ),
  }),
  ...whole,
});

const ruleItem = z.looseObject({
  type: z.number(),
  operator: z.number().optional(),
  input: z.string().optional(),
});

/** As listed: everything is kept, an item of a newer kind too. */
export const mailRule = z.looseObject({
  id: z.string().optional(),
  condition: z
    .looseObject({ match_type: z.number().optional(), items: z.array(ruleItem).nullish() })
    .optional(),
  action: z.looseObject({ items: z.array(ruleItem).nullish() }).optional(),
  ignore_the_rest_of_rules: z.boolean().optional(),
  name: z.string().optional(),
  is_enable: z.boolean().optional(),
});
