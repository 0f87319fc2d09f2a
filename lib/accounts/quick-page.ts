/** Scopes for the page that makes an app, as the official SDK packs them: JSON, gzip, base64url without padding. */
export async function packScopes(scopes: readonly string[]): Promise<string> {
  // Without the provider's own template: the app gets what is asked for here and no more.
  const text = JSON.stringify({ preset: false, scopes: { user: [...scopes] } });
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The page that makes an app with these scopes, or gives them to one that is there. */
export async function landingPage(
  address: string,
  scopes: readonly string[],
  appId: string | undefined,
): Promise<string> {
  const url = new URL(address);
  url.searchParams.set('addons', await packScopes(scopes));
  if (appId !== undefined) url.searchParams.set('clientID', appId);
  return url.href;
}
