/**
 * What can go wrong, as a closed list. A row of the endpoint table maps (HTTP status, code) to one of these;
 * every kind has its words in `locales/` under `failure.<kind>`.
 */
export const failureKinds = [
  'invalid', // what we sent was refused as malformed or too long
  'notFound', // the record, mailbox or message is not there
  'exists', // a record with this key is there already
  'tooMany', // the service holds no more of these
  'reserved', // a name the service keeps for itself
  'conflict', // somebody else writes the same thing right now: try again shortly
  'rateLimited', // the frequency limit: `retryAt` says when
  'quotaSpent', // the monthly call budget of the company is used up
  'forbidden', // the person has no right to this mailbox or record
  'scopeMissingApp', // the app lacks a scope: the admin enables it (`scopes`, `helpUrl`)
  'scopeMissingUser', // the person has not granted a scope: consent again (`scopes`)
  'tokenExpired', // refresh once, then send again
  'signInAgain', // no way to refresh: the person signs in
  'consentDenied', // the person said no on the consent page
  'appConfig', // app id, secret, redirect address or app state is wrong: tell the admin
  'ipBlocked', // the app's IP allow-list refuses this address
  'blockedByPolicy', // the tenant's security policy (`helpUrl`)
  'hostNotGranted', // the browser has not been allowed to talk to this host
  'unavailable', // 5xx or the service's own "try later"
  'offline', // nothing was sent: there is no network
  'network', // the connection broke after sending may have begun
  'timeout', // no answer in time
  'malformed', // an answer that is not what the contract says
  'storeBroken', // our own database cannot be opened or written
  'unknown', // a code the contract does not list: code, message and log id are kept
] as const;

export type FailureKind = (typeof failureKinds)[number];

/** Whether the request may have been carried out although it failed: decides between retry and reconcile. */
export type Execution = 'notExecuted' | 'unknown';

export interface FailureFacts {
  kind: FailureKind;
  execution: Execution;
  /** Endpoint row id, e.g. `feishu.contacts.create`. */
  endpoint?: string;
  http?: number;
  code?: number | string;
  /** The service's own words; shown small, never interpreted. */
  message?: string;
  logId?: string;
  /** Epoch ms before which a repeat is pointless. */
  retryAt?: number;
  scopes?: string[];
  helpUrl?: string;
  /** For `invalid`: which field, by our own name. */
  field?: string;
}

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly facts: FailureFacts;

  constructor(facts: FailureFacts, options?: ErrorOptions) {
    super(
      `${facts.endpoint ?? 'local'}: ${facts.kind}${facts.code === undefined ? '' : ` (${facts.code})`}`,
      options,
    );
    this.facts = facts;
  }
}
