/** How the open mail is looked for in the service, which knows nothing of the page. */
export interface FindMail {
  /** '' = anybody. */
  from: string;
  subject: string;
  /** Epoch ms; the service wants both ends within a year. */
  after: number;
  before: number;
}

export interface FoundMail {
  /** The service's message id: opaque. */
  id: string;
  subject: string;
  from: string;
  /** ISO 8601 or the service's own form, '' where it says nothing. */
  date: string;
}
