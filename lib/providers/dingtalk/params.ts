const docs = 'https://help.dingtalk.io/open/development';
/** Pages are the same for both regions. */
export const page = (name: string) => `${docs}/${name}`;

/** Standard edition, counted per app and API. */
export const limits = [{ count: 20, perMs: 1_000, source: 'documented' }] as const;
export const appToken = ['app'] as const;
export const parameterError = { http: 200, code: 40036 };
