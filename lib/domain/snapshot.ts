/** What a page shows, as plain data: gathered in the page, read in the worker. */
export interface Snapshot {
  /** Address of the top document, without query and fragment. */
  address: string;
  /** The top document first, then its same-origin frames, outer ones before inner ones. */
  documents: SeenDocument[];
}

/** One document. Elements are numbered in the order in which `tree` opens them. */
export interface SeenDocument {
  /** The frame element it stands in: in which document, and there which element. Null for the top one. */
  frame: { of: number; at: number } | null;
  title: string;
  /** Shown elements and their words, as `treeMarks` divide them. */
  tree: string;
  /** False where nothing is known but the markup. */
  layout: boolean;
  /** There was more than is looked at. */
  cut: boolean;
  /** The webmail that knows the document; `missing` = the parts that it did not find. */
  adapter: { id: string; newestFirst: boolean; missing: string[] } | null;
  /** Header rows that the webmail keeps folded away, with the shown element around them. */
  details: { at: number; tree: string }[];
  /** Elements that may show somebody and those around them: number, then `place` flags. */
  places: number[];
  /** What is focused and what the pointer is on; -1 = nothing. */
  focus: number;
  pointer: number;
  /** Where the person pointed on this host; `lost` = the page no longer looks like that. */
  picked: SeenPick | 'lost' | null;
  /** Its JSON-LD, as it stands in the page. */
  linked: string[];
  /** Frames that the document may not look into. Sizes in CSS pixels. */
  foreign: { at: number; origin: string; width: number; height: number }[];
}

export interface SeenPick {
  sender: number;
  /** Others that only their place tells from the sender. */
  rivals: number[];
  /** It showed an address when it was pointed at. */
  address: boolean;
  subject: number;
  body: number;
}

/**
 * Begin what they stand for; what follows up to the next one is its value: a tag, `name=value` of the tag before, words,
 * words whose line breaks count. Control characters, which text does not hold, of those that JSON writes as they are: a page is
 * handed over as JSON. Chromium hands over no noncharacters.
 */
export const treeMarks = {
  open: '\u0080',
  attribute: '\u0081',
  text: '\u0082',
  lines: '\u0083',
  close: '\u0084',
} as const;

/** `hidden`: styles make it invisible; `nowhere`: it has no size, or stands beyond the page; `inWindow`: not scrolled out. */
export const place = { hidden: 1, nowhere: 2, inWindow: 4 } as const;

export const mostTree = 2_000_000;
export const mostDocuments = 21;
/** Of JSON-LD: scripts, and characters of one. */
export const mostLinked = { scripts: 5, chars: 20_000 } as const;
