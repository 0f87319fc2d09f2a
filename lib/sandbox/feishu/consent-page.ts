import { html } from 'hono/html';
import { authorizePath } from '../../providers/feishu/auth';
import type { MailAddress } from '../store';

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; display: grid; place-items: center; min-height: 100vh; }
  main { max-width: 30rem; padding: 2rem; }
  h1 { font-size: 1.4rem; }
  code { overflow-wrap: anywhere; }
  form { display: flex; gap: 1rem; margin-top: 2rem; }
  button { font: inherit; padding: 0.6rem 1.6rem; border-radius: 0.4rem; border: 1px solid #1456f0; cursor: pointer; }
  .allow { background: #1456f0; color: #fff; }
  .deny { background: transparent; color: inherit; }
`;

const frame = (title: string, main: ReturnType<typeof html>) =>
  String(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <style>
            ${style}
          </style>
        </head>
        <body>
          <main>${main}</main>
        </body>
      </html>`,
  );

export function consentPage(ask: {
  app: string;
  user: MailAddress;
  scopes: readonly string[];
  ticket: string;
}): string {
  return frame(
    'Authorize app – Feishu sandbox',
    html`<h1>Let this app use your account?</h1>
      <p>You are signed in as <strong>${ask.user.name}</strong> (${ask.user.address}).</p>
      <p>The app <code>${ask.app}</code> asks for:</p>
      <ul>
        ${
          ask.scopes.length === 0
            ? html`<li>Your name and picture</li>`
            : ask.scopes.map((scope) => html`<li><code>${scope}</code></li>`)
        }
      </ul>
      <form method="post" action="${authorizePath}">
        <input type="hidden" name="ticket" value="${ask.ticket}" />
        <button class="allow" type="submit" name="decision" value="allow">Allow</button>
        <button class="deny" type="submit" name="decision" value="deny">Deny</button>
      </form>`,
  );
}

export function devicePage(ask: {
  user: MailAddress;
  userCode: string;
  /** Null: one is to be made. */
  app: string | null;
  scopes: readonly string[];
  action: string;
  hidden: Readonly<Record<string, string>>;
}): string {
  return frame(
    'Confirm a code – Feishu sandbox',
    html`<h1>${ask.app === null ? 'Make an app for yourself?' : 'Let this app use your account?'}</h1>
      <p>You are signed in as <strong>${ask.user.name}</strong> (${ask.user.address}).</p>
      <p>Is this the code that you were shown? <code>${ask.userCode}</code></p>
      <p>${ask.app === null ? 'The app may ask people for:' : html`The app <code>${ask.app}</code> asks for:`}</p>
      <ul>
        ${ask.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
      </ul>
      <form method="post" action="${ask.action}">
        <input type="hidden" name="user_code" value="${ask.userCode}" />
        ${Object.entries(ask.hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <button class="allow" type="submit" name="decision" value="allow">Allow</button>
        <button class="deny" type="submit" name="decision" value="deny">Deny</button>
      </form>`,
  );
}

export const saidPage = (decision: 'allow' | 'deny'): string =>
  frame(
    'Done – Feishu sandbox',
    html`<h1>${decision === 'allow' ? 'Done' : 'Nothing was allowed'}</h1>
      <p>You may close this page.</p>`,
  );

export function problemPage(code: number, message: string): string {
  return frame(
    'Cannot authorize – Feishu sandbox',
    html`<h1>This app cannot be authorized</h1>
      <p role="alert">${message}</p>
      <p>Error code: <code>${code}</code></p>`,
  );
}
