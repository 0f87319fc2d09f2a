import type { WorkerBrowser } from './browser';

/** Opens the options page at a section, in the tab where it is open already if there is one. */
export async function openOptions(
  { runtime, tabs }: Pick<WorkerBrowser, 'runtime' | 'tabs'>,
  section: string | undefined,
): Promise<void> {
  const page = runtime.getURL('options.html');
  const url = section === undefined ? page : `${page}#${section}`;
  const open = (await tabs.query({})).find((tab) => tab.url?.split('#')[0] === page);
  if (open?.id === undefined) await tabs.create({ url });
  else await tabs.update(open.id, { url, active: true });
}
