/** A folder of the mailbox. System folders have upper-case words as ids, a person's own have numeric ones. */
export interface Folder {
  id: string;
  name: string;
  /** `rootFolder` at the top. */
  parent: string;
  system: boolean;
}

export const rootFolder = '0';

/** Characters at the most. Source: Feishu mail folder create. */
export const folderNameLimit = 250;
