/** What a person can write into a mail contact. An empty string is sent only to clear a field that holds something. */
export interface ContactFields {
  name: string;
  address?: string;
  company?: string;
  phone?: string;
  position?: string;
  tag?: string;
  remark?: string;
}

export type ContactField = keyof ContactFields;

/** A contact as the service shows it: fields withheld for want of a scope are absent. */
export interface Contact extends Partial<ContactFields> {
  id: string;
}

/** Upper bounds in characters (code points here). Source: Feishu mail contact create, 2025-04-28. */
export const contactLimits: Readonly<Record<ContactField, number>> = {
  name: 64,
  address: 319,
  company: 64,
  phone: 40,
  position: 64,
  tag: 64,
  remark: 1000,
};

export const contactFields = Object.keys(contactLimits) as readonly ContactField[];
