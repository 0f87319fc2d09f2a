import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from '../support/source';

const run = (script: string, input: string) =>
  spawnSync('npm', ['run', '--silent', script], { cwd: root, input, encoding: 'utf8' });
const linesOf = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

const letter = 'Hi,\n\nBest regards,\nAnn Lee\nBuyer\nHarbour Trade Ltd\nM +44 7700 900123';

it('signature: one line of answer for each that can be read, and a word on the others', () => {
  const from = 'Ann Lee <ann@harbour-trade.example>';
  const read = run(
    'signature',
    `${JSON.stringify({ id: 7, from, text: letter })}\r\nno json\n\n[1]\n{"id":"b"}\n`,
  );
  expect(linesOf(read.stdout)).toEqual([
    {
      ...{ id: 7, name: 'Ann Lee', company: 'Harbour Trade Ltd', position: 'Buyer' },
      ...{ phones: ['+44 7700 900123'], emails: [] },
    },
    { id: 'b', name: null, company: null, position: null, phones: [], emails: [] },
  ]);
  expect(read.stderr).toMatch(/^line 2: .+\nline 4: not an object\n$/);
  expect(read.status).toBe(1);
});

it('trust: one line of answer for each that can be read, and a word on the others', () => {
  const tricked = { id: 'a', from: '"help@bank.example" <x@elsewhere.example>', contacts: 'none' };
  const read = run('trust', `{\n${JSON.stringify(tricked)}\n{"id":"b","from":""}\n`);
  expect(linesOf(read.stdout)).toEqual([
    {
      id: 'a',
      sender: { name: 'help@bank.example', address: 'x@elsewhere.example' },
      ambiguous: false,
      reasons: [{ kind: 'nameHoldsAddress', evidence: 'help@bank.example' }],
    },
    { id: 'b', sender: null, ambiguous: false, reasons: [] },
  ]);
  expect(read.stderr).toMatch(/^line 1: .+\n$/);
});
