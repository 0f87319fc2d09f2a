import { describe, expect, it } from 'vitest';
import { authRows } from '../../../lib/providers/feishu/auth';
import { contactRows } from '../../../lib/providers/feishu/contacts';
import { feishuWire, refusals } from '../../../lib/providers/feishu/wire';

const answer = (json: unknown, logId: string | null = null) => ({ http: 200, header: () => logId, json });
const unwrap = (json: unknown, logId?: string) => feishuWire.unwrap(contactRows.list, answer(json, logId), 0);
const flat = (json: unknown) => feishuWire.unwrap(authRows.token, answer(json), 0);

describe('the envelope', () => {
  it('may come without data', () => {
    expect(unwrap({ code: 0, msg: 'success' })).toEqual({ ok: true, payload: {}, logId: undefined });
  });

  it.each([
    [{ code: 1, msg: 'm', error: { log_id: 'a' } }, undefined, 'a'],
    [{ code: 1, msg: 'm', error: { logid: 'b' } }, undefined, 'b'],
    [{ code: 1, msg: 'm', error: { log_id: 'a' } }, 'header', 'header'],
  ])('names the log id from wherever it stands: %j', (json, header, logId) => {
    expect(unwrap(json, header)).toMatchObject({ ok: false, logId });
  });

  it('reads both forms of missing scopes, and the field at fault', () => {
    const permission_violations = [
      { type: 't', subject: 'mail:a' },
      { scope: 'mail:b', url: 'https://x.example/' },
    ];
    const field_violations = [{ field: 'name', value: '', description: 'empty' }];
    expect(unwrap({ code: 1, error: { permission_violations, field_violations } })).toMatchObject({
      refusal: { scopes: ['mail:a', 'mail:b'], helpUrl: 'https://x.example/', field: 'name' },
    });
  });

  it('survives an error part of another shape', () => {
    expect(unwrap({ code: 7, msg: 'm', error: 'text' })).toMatchObject({
      refusal: { code: 7, message: 'm' },
    });
  });

  it('is flat for tokens, with or without a code', () => {
    expect(flat({ code: 0, access_token: 't' })).toMatchObject({ ok: true, payload: { access_token: 't' } });
    expect(flat({ access_token: 't' })).toMatchObject({ ok: true, payload: { access_token: 't' } });
    expect(flat({ code: 20037, error: 'invalid_grant', error_description: 'old' })).toMatchObject({
      refusal: { code: 20037, message: 'old' },
    });
    expect(flat({ error: 'authorization_pending' })).toMatchObject({
      refusal: { code: 'authorization_pending' },
    });
    expect(flat({ code: 21000, challenge_url: 'https://c.example/' })).toMatchObject({
      refusal: { helpUrl: 'https://c.example/' },
    });
  });
});

describe('the other direction', () => {
  const refusal = {
    code: 1230001,
    message: 'no',
    logId: 'L',
    scopes: ['mail:a'],
    field: 'name',
    helpUrl: 'https://h.example/',
  };

  it('what is wrapped is unwrapped', () => {
    const ok = feishuWire.wrap(contactRows.list, { ok: true, payload: { items: [] }, logId: 'L' });
    expect(unwrap(ok.json, ok.headers['x-tt-logid'])).toEqual({
      ok: true,
      payload: { items: [] },
      logId: 'L',
    });
    const no = feishuWire.wrap(contactRows.list, { ok: false, http: 400, refusal });
    expect(no.http).toBe(400);
    const { logId, ...rest } = refusal;
    expect(unwrap(JSON.parse(JSON.stringify(no.json)), 'L')).toEqual({ ok: false, refusal: rest, logId });
  });

  it('flat too', () => {
    const ok = feishuWire.wrap(authRows.token, { ok: true, payload: { access_token: 't' }, logId: 'L' });
    expect(ok.json).toEqual({ code: 0, access_token: 't' });
    const no = feishuWire.wrap(authRows.token, {
      ok: false,
      http: 400,
      refusal: { code: 20050, message: 'x' },
    });
    expect(flat(no.json)).toMatchObject({ ok: false, refusal: { code: 20050, message: 'x' } });
  });

  it('the token is where it was put', () => {
    const { headers = {} } = feishuWire.carry(contactRows.list, 'abc');
    const read = (name: string) => new Headers(headers).get(name);
    expect(feishuWire.tokenOf(contactRows.list, read, new URLSearchParams())).toBe('abc');
    expect(feishuWire.tokenOf(contactRows.list, () => 'Basic abc', new URLSearchParams())).toBeNull();
  });

  it('names each refusal of the gateway once', () => {
    const codes = Object.values(refusals).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
