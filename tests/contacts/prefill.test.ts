import { describe, expect, it } from 'vitest';
import { prefill } from '../../lib/contacts/prefill';
import { checkSender } from '../../lib/contacts/sender-check';
import type { Capture, Found } from '../../lib/domain/capture';

const found = (value: string, confidence: number): Found => ({ value, confidence, span: `… ${value} …` });
const capture = (change: Partial<Capture> = {}, signature: Partial<Capture['signature']> = {}): Capture => ({
  adapter: 'generic',
  confidence: 0.9,
  sender: { name: 'Li Na', address: 'li.na@hangzhou-optics.example' },
  replyTo: null,
  subject: 'Prices',
  to: [],
  cc: [],
  date: '2026-03-12',
  messageId: '',
  signature: { name: null, company: null, position: null, phones: [], emails: [], ...signature },
  reasons: [],
  warnings: [],
  ...change,
});

describe('what a mail fills in', () => {
  it('is the sender and what the signature says surely', () => {
    const { fields, filled } = prefill(capture({}, { company: found('Hangzhou Optics', 0.7) }));
    expect(fields).toEqual({
      name: 'Li Na',
      address: 'li.na@hangzhou-optics.example',
      company: 'Hangzhou Optics',
    });
    expect(filled).toEqual([{ field: 'company', value: 'Hangzhou Optics', span: '… Hangzhou Optics …' }]);
  });

  it('leaves the less sure to the person, and hides what is a guess', () => {
    const { fields, offers } = prefill(
      capture({}, { company: found('Optics', 0.69), position: found('Sales', 0.39) }),
    );
    expect(fields).not.toHaveProperty('company');
    expect(offers.map(({ field }) => field)).toEqual(['company']);
  });

  it('takes one phone, a mobile one first, and offers the others with their extension', () => {
    const { fields, offers } = prefill(
      capture(
        {},
        {
          phones: [
            { ...found('0571-8888', 0.9), type: 'office', extension: '803' },
            { ...found('138 0013 8000', 0.8), type: 'mobile' },
          ],
        },
      ),
    );
    expect(fields.phone).toBe('138 0013 8000');
    expect(offers.map(({ value }) => value)).toEqual(['0571-8888 ext. 803']);
  });

  it("offers the name's other script", () => {
    const { fields, offers } = prefill(capture({}, { nativeName: found('李娜', 0.8) }));
    expect(fields.name).toBe('Li Na');
    expect(offers).toMatchObject([{ field: 'name', value: '李娜' }]);
  });

  it('names a nameless sender by the signature, else by the address', () => {
    const nameless = { sender: { name: '', address: 'a@b.example' } };
    expect(prefill(capture(nameless, { name: found('Li Na', 0.8) })).fields.name).toBe('Li Na');
    expect(prefill(capture(nameless)).fields.name).toBe('a@b.example');
  });

  it('is nothing where the sender is unsure', () => {
    const { fields, offers } = prefill(capture({ sender: null }, { company: found('Optics', 0.9) }));
    expect(fields).toEqual({ name: '' });
    expect(offers).toHaveLength(1);
  });
});

describe('a sender to be saved', () => {
  it('needs an address', () => {
    expect(checkSender({ name: 'Li Na' }).problems).toMatchObject([
      { field: 'address', key: 'problem.addressMissing' },
    ]);
  });

  it('has one problem about its address, not two', () => {
    expect(checkSender({ name: 'Li Na', address: 'nowhere' }).problems).toHaveLength(1);
  });
});
