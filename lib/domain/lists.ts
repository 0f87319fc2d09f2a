import type { Folder } from './folder';
import type { Label } from './label';
import type { Rule } from './rule';

/** Lists that the service gives whole, in one call. Rules lie in the order in which they run. */
export interface Lists {
  labels: Label[];
  rules: Rule[];
  folders: Folder[];
}

export type ListName = keyof Lists;

/** What a settled write made of a list, for a copy that was read before it. */
export type LeftInLists = { [Name in ListName]?: (rows: Lists[Name]) => Lists[Name] };
