import { z } from 'zod';
import type { Operation } from '../core/part';

const formBody = z.looseObject({ contact: z.string() });
const number = z.string().regex(/^-?\d+$/);

/** Forms and queries carry text: `contact` as JSON, figures as digits. */
export function loosened(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const form = formBody.safeParse(body);
  const figures = Object.entries(body).filter(
    ([key, value]) => (key === 'size' || key === 'offset') && number.safeParse(value).success,
  );
  const numbers = Object.fromEntries(figures.map(([key, value]) => [key, Number(value)]));
  if (!form.success) return { ...body, ...numbers };
  try {
    return { ...body, contact: JSON.parse(form.data.contact) };
  } catch {
    return body;
  }
}

/** The old API takes a form as well as JSON. */
export const fromForm = (operation: Operation): Operation =>
  operation.row.host === 'oapi'
    ? {
        row: operation.row,
        prepare: (request, caller) =>
          operation.prepare({ ...request, body: loosened(request.body ?? {}) }, caller),
      }
    : operation;
