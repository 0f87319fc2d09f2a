import { describe, expect, it, vi } from 'vitest';
import { firstRun } from '../../entrypoints/background/first-run';
import { fakeBrowser } from './fake-browser';

const long = 60_000;

function installed(policy: object, patience: number, reason = 'install') {
  const { browser, parts } = fakeBrowser();
  const { managed, onChanged } = parts.storage;
  const set = (values: object) => {
    for (const [name, value] of Object.entries(values)) managed.values.set(name, value);
  };
  set(policy);
  const open = vi.fn(async () => undefined);
  const done = firstRun(browser.storage, reason, open, patience);
  return { done, open, managed, onChanged, set };
}

describe('after installation', () => {
  it.each([
    ['lets it', { firstRun: true }],
    ['does not speak of it', { off: ['rules'] }],
    ['cannot be read', { firstRun: 'no', of: 'us' }],
  ])('the settings are opened where the policy %s', async (_, policy) => {
    const { done, open } = installed(policy, long);
    await done;
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('they are not where it says no', async () => {
    const { done, open, onChanged } = installed({ firstRun: false }, long);
    await done;
    expect(open).not.toHaveBeenCalled();
    expect(onChanged.listeners).toEqual([]);
  });

  it('the policy that comes a moment later counts', async () => {
    const { done, open, onChanged, set } = installed({}, long);
    set({ firstRun: false });
    onChanged.fire({}, 'managed');
    await done;
    expect(open).not.toHaveBeenCalled();
  });

  it('another area’s change is no policy, and without one they open in the end', async () => {
    const { done, open, onChanged } = installed({}, 20);
    onChanged.fire({}, 'local');
    expect(open).not.toHaveBeenCalled();
    await done;
    expect(open).toHaveBeenCalledTimes(1);
    expect(onChanged.listeners).toEqual([]);
  });

  it('a browser that says there is none is not waited for', async () => {
    const { browser, parts } = fakeBrowser();
    parts.storage.managed.get = () => Promise.reject(new Error('Managed storage manifest not found'));
    const open = vi.fn(async () => undefined);
    await firstRun(browser.storage, 'install', open, long);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it.each(['update', 'chrome_update', 'browser_update'])('nothing opens for %s', async (reason) => {
    const { done, open } = installed({ firstRun: true }, long, reason);
    await done;
    expect(open).not.toHaveBeenCalled();
  });
});
