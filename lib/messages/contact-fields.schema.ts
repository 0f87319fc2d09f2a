import { z } from 'zod';

const text = (max: number) => z.string().max(max);

/** Longer than any limit of a service, so that the form's field message and not the border answers over-long text. */
export const contactFieldsSchema = z.object({
  name: text(4000),
  address: text(4000).optional(),
  company: text(4000).optional(),
  phone: text(4000).optional(),
  position: text(4000).optional(),
  tag: text(4000).optional(),
  remark: text(20000).optional(),
});
