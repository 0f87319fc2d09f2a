import type { WorkerBrowser } from './browser';

/** Opens the options page at a section, in the tab where it is open already if there is one. `host` = a site to be asked for. */
export async function openOptions(
  { runtime, tabs }: Pick<WorkerBrowser, 'runtime' | 'tabs'>,
  section: string | undefined,
  host?: string,
): Promise<void> {
  const page = runtime.getURL('options.html');
  const asked = host === undefined ? page : `${page}?allow=${encodeURIComponent(host)}`;
  const url = section === undefined ? asked : `${asked}#${section}`;
  const open = (await tabs.query({})).find((tab) => tab.url?.split(/[?#]/)[0] === page);
  if (open?.id === undefined) await tabs.create({ url });
  else await tabs.update(open.id, { url, active: true });
}
