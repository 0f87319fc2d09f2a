import { dingtalkBrands } from './dingtalk/hosts';
import { feishuBrands } from './feishu/hosts';

/** Every brand of every provider with its hosts. Without the schemas, so that the manifest can be made from it. */
export const brands = { ...feishuBrands, ...dingtalkBrands } as const;

export const hostPattern = (origin: string) => `${origin}/*`;

/** Match patterns of all services, for the manifest. */
export const apiHosts: readonly string[] = Object.values(brands).flatMap((hosts) =>
  Object.values<string>(hosts).map(hostPattern),
);

/** What one brand needs the browser's leave for. */
export const hostsOf = (brand: keyof typeof brands): string[] =>
  Object.values<string>(brands[brand]).map(hostPattern);
