import { readFile } from '../../../lib/contacts/files/read';

/** Reads a file without handing the thread over. */
export const read = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
  readFile({ name, bytes }, async () => undefined);
