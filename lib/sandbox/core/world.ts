import type { Endpoint, Limit } from '../../http/endpoint';
import { type Behaviour, initialBehaviour } from '../behaviour';
import { colleague, demoUser, publicMailbox } from '../demo';
import { Mailbox } from '../state/mailbox';
import { Outsiders } from '../state/outsiders';
import type { Seed } from '../store';
import type { SandboxClock } from './clock';
import { Faults } from './faults';
import { Limiter } from './limiter';
import { RequestLog } from './request-log';

/** Everything that is not one provider's: time, mailboxes, quotas, faults, switches. */
export class World {
  readonly clock: SandboxClock;
  readonly limiter = new Limiter();
  readonly faults = new Faults();
  readonly log = new RequestLog();
  readonly demo = new Mailbox(demoUser, 1);
  /** A mailbox the demo user is a member of. */
  readonly shared = new Mailbox(publicMailbox, 2);
  /** One the demo user may not open. */
  readonly foreign = new Mailbox(colleague, 3);
  /** The organisation's address book. */
  readonly outsiders = new Outsiders();
  behaviour: Behaviour = { ...initialBehaviour };
  readonly #seed: (now: number) => Seed;
  #logNumber = 0;

  constructor(clock: SandboxClock, seed: (now: number) => Seed) {
    this.clock = clock;
    this.#seed = seed;
  }

  mailbox(address: string): Mailbox | undefined {
    const wanted = address.toLowerCase();
    return [this.demo, this.shared, this.foreign].find(({ user }) => user.address === wanted);
  }

  nextLogNumber(): number {
    this.#logNumber += 1;
    return this.#logNumber;
  }

  /** What is enforced: figures that are only our assumption wait for a switch. */
  limitsOf(row: Endpoint): readonly Limit[] {
    if (this.behaviour.enforceAssumedLimits) return row.limits;
    return row.limits.filter(({ source }) => source === 'documented');
  }

  /** Back to the seed; time goes on. */
  async reset(): Promise<void> {
    this.behaviour = { ...initialBehaviour };
    this.limiter.clear();
    this.faults.clear();
    for (const mailbox of [this.demo, this.shared, this.foreign]) mailbox.clear();
    this.outsiders.table.clear();
    const now = this.clock.now();
    await plant(this.demo, this.#seed(now), now);
    this.log.clear();
    for (const resource of ['contacts', 'labels', 'rules', 'folders', 'messages'] as const) {
      this.demo.changed({ resource, op: 'reset' });
    }
  }
}

async function plant(mailbox: Mailbox, seed: Seed, now: number): Promise<void> {
  for (const name of seed.folders) {
    mailbox.folderTable.add({ id: mailbox.ids.numeric(), name, parent_folder_id: '0', folder_type: 2 });
  }
  for (const label of seed.labels) mailbox.labelTable.add({ id: mailbox.ids.numeric(), ...label });
  const idOf = (records: { id: string; name: string }[], name: string) =>
    records.find((record) => record.name === name)?.id ?? name;
  for (const mail of seed.mails) {
    await mailbox.put(mail.raw, now, {
      folder_id: idOf(mailbox.folders(), mail.folder ?? 'INBOX'),
      label_ids: (mail.labels ?? []).map((name) => idOf(mailbox.labels(), name)),
      unread: mail.unread ?? false,
      spam: mail.spam ?? false,
    });
  }
}
