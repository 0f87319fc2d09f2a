import { expect, it } from 'vitest';
import { type CommandDeps, createCommands } from '../../entrypoints/background/commands';
import type { ContactFields } from '../../lib/domain/contact';
import { readPolicy } from '../../lib/settings/policy';
import { capture, intent } from '../components/stories/fake';

it.each(['', 'from mail of 2026-03-12, Sample prices'])(
  'the shortcut writes the note of origin: "%s"',
  async (note) => {
    const saved: ContactFields[] = [];
    const deps: CommandDeps = {
      events: { tell: async () => undefined, note: async () => undefined },
      read: async () => ({
        tab: null,
        capture,
        mail: null,
        why: null,
        host: 'mail.example',
        people: [],
        selection: '',
        closed: [],
      }),
      save: async (fields) => {
        saved.push(fields);
        return intent({});
      },
      openForm: async () => undefined,
      point: async () => undefined,
      openOptions: async () => undefined,
      connected: async () => true,
      defaults: async () => readPolicy({}).policy.defaults,
      note: async () => note,
      mark: async () => undefined,
    };
    await createCommands(deps).run('save-sender');
    expect(saved.map(({ remark = '' }) => remark)).toEqual([note]);
  },
);
