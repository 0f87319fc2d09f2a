/** The line of a remark that holds the sender's mail address, which the service has no field for. */
const line = /^E-mail: (\S+@\S+)$/m;

export interface Remark {
  remark: string;
  mail: string;
}

export function readRemark(text: string): Remark {
  const mail = text.match(line)?.[1] ?? '';
  return mail === '' ? { remark: text, mail } : { remark: text.replace(line, '').trim(), mail };
}

/** The person's own words first, the address in a line of its own at the end. */
export function writeRemark({ remark, mail }: Remark): string {
  const own = readRemark(remark).remark;
  return [own, mail === '' ? '' : `E-mail: ${mail}`].filter((part) => part !== '').join('\n');
}
