import type { Sentence } from './intent';
import type { Action, Condition, Rule, RuleBody } from './rule';

/** Whether a rule takes a mail. `unsure`: what was not read decides. */
export type Verdict = 'yes' | 'no' | 'unsure';

/** Why a caught mail looks unintended. */
export type Doubt = 'contact' | 'colleague' | 'reply';

/** What a screen shows of a mail that a rule was tried on. */
export interface TriedMail {
  id: string;
  date: number;
  from: string;
  subject: string;
  folder: string;
  labels: string[];
  verdict: Verdict;
  doubts: Doubt[];
}

/** Requests made, of the quota that all colleagues share. */
export interface Cost {
  search: number;
  read: number;
}

export interface TriedPage {
  caught: TriedMail[];
  /** From a sender the rule is about, and yet not caught. */
  near: TriedMail[];
  /** Incoming mails of this page. */
  looked: number;
  /** Mails of the whole time as the service counts them, own ones left out; null where this page does not say. */
  total: number | null;
  /** For the next page; null on the last. */
  next: string | null;
  cost: Cost;
}

/** What in a mail a rule may go by. */
export type ProposalKind =
  | 'sender'
  | 'domain'
  | 'list'
  | 'tag'
  | 'words'
  | 'toMe'
  | 'recipient'
  | 'attachment'
  | 'external';

/** Conditions that the open mail suggests. */
export interface Proposal extends Pick<RuleBody, 'match' | 'conditions'> {
  kind: ProposalKind;
  /** What it is about, for the eye: an address, a domain, words. */
  about: string;
  /** The domain is a whole mail provider's: everybody's mail from there. */
  provider: boolean;
}

/** A way to begin: which of the mail's proposals, and what to do. A folder that is still to be chosen is ''. */
export interface Template {
  /** One of ours, or of the person's own making. */
  id: string;
  /** '' for ours: their names are words of `locales/`. */
  name: string;
  /** The first of these that the mail offers. */
  about: ProposalKind[];
  actions: Action[];
  stop: boolean;
}

/** A rule for senders that one more can join. */
export interface RuleFit {
  id: string;
  name: string;
  conditions: number;
  /** It takes this sender already. */
  has: boolean;
  /** It holds as many conditions as the service takes. */
  full: boolean;
  /** It does with its mails what is wanted here. */
  sameActions: boolean;
}

/** What is there already for a rule that is being made. */
export interface RuleMatch {
  same: Pick<Rule, 'id' | 'name' | 'enabled'> | null;
  fits: RuleFit[];
  /** Why it has to be confirmed twice, as far as its conditions tell; `providers` = whole mail providers in them. */
  providers: string[];
}

/** What is wrong in a list of rules. `rule` is the one to look at, `by` the one that is in its way. */
export type Finding =
  | { kind: 'never'; rule: string; conditions: readonly [Condition, Condition] }
  | { kind: 'duplicate'; rule: string; by: string }
  /** An earlier one takes all of its mails and stops. */
  | { kind: 'shadowed'; rule: string; by: string }
  /** A later one takes all of its mails and puts them elsewhere. */
  | { kind: 'overruled'; rule: string; by: string };

/** A finding with a made-up mail that shows it; null where none was found. */
export type ShownFinding = Finding & { example: { from: string; subject: string } | null };

/** Rules for senders that could be one: `keep` gets all conditions, `drop` go. */
export interface FoldingView {
  keep: string;
  drop: string[];
}

/** Whether two lists make the same of recent mails. */
export interface ProofView {
  same: number;
  different: { from: string; subject: string }[];
  /** What was not read of them decides. */
  unsure: number;
}

/** One change of a rule that was carried out, as it was kept. */
export interface RuleChange {
  intent: string;
  at: number;
  describe: Sentence;
  rule: string;
  /** null = it did not exist. */
  before: RuleBody | null;
  /** null = it was deleted. */
  after: RuleBody | null;
}

/** A mail that a rule takes, as it was when the person looked. */
export interface Caught {
  id: string;
  folder: string;
  labels: string[];
}

/** What is to be done with mails that are there already. */
export type Deed = { actions: Action[] } | { label: string };
