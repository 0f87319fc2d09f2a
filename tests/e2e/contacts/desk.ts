import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import { connect } from '../../support/connect';
import { speak } from '../../support/speak';
import { until } from '../../support/until';
import { openWorld, type SandboxState, type Services, startServices, type World } from '../../support/world';

/** Who wrote the mail of this subject, as the contact that is there before. */
export const daniel = {
  subject: 'Pilot run: 40 sensor hubs',
  name: 'Okafor, Daniel',
  mail_address: 'd.okafor@northfield-instruments.example',
  remark: 'Likes raw values',
};
const statesSchema = z.array(
  z.looseObject({ account: z.string(), done: z.boolean(), doneAt: z.number().nullable() }),
);
type Contact = SandboxState['contacts'][number];

/** One browser with an account of which all contacts were read, and the services behind it. */
export interface Desk {
  readonly services: Services;
  readonly world: World;
  contactsOf(): Promise<Contact[]>;
  contact(address: string): Promise<Contact | undefined>;
  make(value: object): Promise<unknown>;
  mirror(): Promise<z.infer<typeof statesSchema>[number]>;
  /** Has all contacts read again. */
  walked(): Promise<void>;
}

/** There while the tests of the suite around run. */
export function openDesk(browser: 'chromium' | 'firefox'): Desk {
  let services: Services;
  let world: World;
  const contactsOf = async () => (await services.state()).contacts;
  const make = (value: object) => services.control('edit', { resource: 'contacts', op: 'create', value });
  const mirror = async () => {
    const [state] = statesSchema.parse(await speak(world.extension, 'mirror.state', {}));
    return state ?? { account: '', done: false, doneAt: null };
  };
  const walked = async () => {
    const { account, doneAt } = await mirror();
    await speak(world.extension, 'mirror.refresh', { account });
    await until(
      async () => {
        const now = await mirror();
        return now.done && now.doneAt !== doneAt;
      },
      'the list to be walked',
      60_000,
    );
  };

  beforeAll(async () => {
    services = await startServices();
    for (const { id } of await contactsOf())
      await services.control('edit', { resource: 'contacts', op: 'delete', id });
    const { subject: _, ...fields } = daniel;
    await make({ ...fields, company: 'Something Else' });
    world = await openWorld(browser, { services, killable: true });
    await connect(world);
    await walked();
  });
  afterAll(async () => {
    await world?.close();
    await services?.close();
  });

  return {
    get services() {
      return services;
    },
    get world() {
      return world;
    },
    contact: async (address) => (await contactsOf()).find((one) => one.mail_address === address),
    ...{ contactsOf, make, mirror, walked },
  };
}
