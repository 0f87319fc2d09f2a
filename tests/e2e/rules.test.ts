import { randomUUID } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect, consentPage, press } from '../support/connect';
import { outbox, speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

const news = {
  subject: 'Issue #214: What buyers get wrong about lead times',
  from: 'hello@signalweekly.example',
};
const letter = {
  subject: 'Audit dates and site access for Jiading',
  from: 'helen.brandt@alder-audit.example',
};

const ruleSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  condition: z.looseObject({ items: z.array(z.looseObject({ input: z.string().optional() })) }),
  action: z.looseObject({
    items: z.array(z.looseObject({ type: z.number(), input: z.string().optional() })),
  }),
});
const stateSchema = z.object({
  rules: z.array(ruleSchema),
  folders: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  messages: z.array(z.looseObject({ from: z.looseObject({ address: z.string() }) })),
});
const served = async (world: World) =>
  stateSchema.parse(await (await fetch(`${world.services.url}/_sandbox/state`)).json());
const senders = async (world: World) =>
  (await served(world)).rules.flatMap(({ condition }) => condition.items.map(({ input = '' }) => input));
const sending = (world: World, wanted: readonly string[]) =>
  until(async () => `${(await senders(world)).sort()}` === `${[...wanted].sort()}`, `rules for ${wanted}`);
const delivered = z.looseObject({ folder_id: z.string() });
const deliver = async (world: World, from: string) =>
  delivered.parse(
    await world.services.control('deliver', {
      raw: `From: ${from}\r\nTo: me@x.example\r\nSubject: ${randomUUID()}\r\n\r\nHello`,
    }),
  ).folder_id;

const button = (page: Page, text: string) =>
  until(
    () =>
      page.evaluate((wanted) => {
        const found = [...document.querySelectorAll('button')].find((one) =>
          one.textContent?.includes(wanted),
        );
        if (!found || found.disabled) return false;
        found.click();
        return true;
      }, text),
    `the button "${text}"`,
  );
const says = (page: Page, text: string) =>
  until(() => page.evaluate((wanted) => document.body.textContent.includes(wanted), text), `"${text}"`);
const value = (page: Page, selector: string) =>
  page.$eval(selector, (one) => (one instanceof HTMLInputElement ? one.value : (one.textContent ?? '')));

describe.each(['chromium', 'firefox'] as const)('rules in %s', (browser) => {
  let world: World;
  let screen: Page;
  let folder: string;

  const openRules = async (subject: string) => {
    await world.mail(subject);
    const page = await world.extension.open('popup.html');
    await page.bringToFront();
    await press(page, '[role=tab][id$=-rules]');
    return page;
  };

  beforeAll(async () => {
    world = await openWorld(browser);
    await connect(world);
  });
  afterAll(() => world?.close());

  it('are asked for when they are first opened', async () => {
    screen = await openRules(news.subject);
    await button(screen, words('feature.allow'));
    await press(await consentPage(world.extension), 'button[value=allow]');
    await screen.waitForSelector('.ruleForm');
  });

  it('begin with the open mail, and with a folder made on the way', async () => {
    await until(() => value(screen, '.says').then((text) => text.includes(news.from)), 'the sentence');
    await screen.type('.folders input[type=search]', 'Letters');
    await button(screen, words('folder.create', 'Letters'));
    await until(
      () => value(screen, '.says').then((text) => text.includes('“Letters”')),
      'the folder to be chosen',
    );
    folder = (await served(world)).folders.find(({ name }) => name === 'Letters')?.id ?? '';
    expect(await value(screen, 'input[name=name]')).toBe(words('rule.nameOne', news.from, 'Letters'));
  });

  it('are tried on recent mail before they exist', async () => {
    const mails = (await served(world)).messages.filter(({ from }) => from.address === news.from).length;
    expect(mails).toBeGreaterThan(0);
    await button(screen, words('ruleTry.start'));
    const [before = ''] = words('ruleTry.result', String(mails)).split('$2');
    await says(screen, before.trim());
    expect((await served(world)).rules).toEqual([]);
  });

  it('are made, and sort what comes', async () => {
    await press(screen, '.ruleForm button.primary');
    await sending(world, [news.from]);
    expect(await deliver(world, news.from)).toBe(folder);
    expect(await deliver(world, letter.from)).toBe('INBOX');
  });

  it('take a second sender from another mail, and give both up again', async () => {
    const second = await openRules(letter.subject);
    const name = words('rule.nameOne', news.from, 'Letters');
    await button(second, words('rule.addTo', name, '1'));
    await sending(world, [news.from, letter.from]);
    expect(await deliver(world, letter.from)).toBe(folder);
    await press(second, '.ruleForm .note.good button');
    await sending(world, [news.from]);
    await until(
      async () => (await outbox(world.extension)).every(({ state }) => state === 'done'),
      'the outbox to be settled',
    );
    await screen.bringToFront();
    await press(screen, '.ruleForm .note.good button');
    await sending(world, []);
    expect(await deliver(world, news.from)).toBe('INBOX');
  });

  it('changed by two at once lose nothing', async () => {
    const item = (input: string) => ({ type: 1, operator: 5, input });
    const made = await world.services.control('edit', {
      resource: 'rules',
      op: 'create',
      value: {
        name: 'Both',
        is_enable: true,
        ignore_the_rest_of_rules: false,
        condition: { match_type: 2, items: [item('a@x.example')] },
        action: { items: [{ type: 3 }] },
      },
    });
    const { id } = z.looseObject({ id: z.string() }).parse(made);
    // What is held is shown at once; a look that is younger than 10 s is not repeated.
    await world.time({ advanceMs: 11_000 });
    const was = await until(async () => {
      const seen = z.object({ rules: z.array(z.any()) }).parse(await speak(world.extension, 'rule.list', {}));
      return seen.rules.find((rule) => rule.id === id);
    }, 'the new rule to be listed');
    const items = [item('a@x.example'), item('theirs@x.example')];
    await world.services.control('edit', {
      ...{ resource: 'rules', op: 'patch', id },
      value: { condition: { match_type: 2, items } },
    });
    const ours = { part: 'sender', test: 'is', text: 'ours@x.example' };
    const now = { ...was, conditions: [...was.conditions, ours] };
    await speak(world.extension, 'rule.update', { id: randomUUID(), rule: id, was, now });
    await sending(world, ['a@x.example', 'theirs@x.example', 'ours@x.example']);
  });
});
