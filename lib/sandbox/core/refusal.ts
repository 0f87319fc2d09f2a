import type { Refusal as WireRefusal } from '../../http/wire';

/** The sandbox's "no": thrown by checks and handlers, wrapped by the provider's wire. */
export class Refusal extends Error {
  readonly http: number;
  readonly refusal: WireRefusal;
  readonly headers: Readonly<Record<string, string>>;

  constructor(http: number, refusal: WireRefusal, headers: Record<string, string> = {}) {
    super(`${http} ${refusal.code} ${refusal.message ?? ''}`);
    this.http = http;
    this.refusal = refusal;
    this.headers = headers;
  }
}

/** The request breaks the row's schema: answered with the row's parameter error. */
export class BadParameter extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}
