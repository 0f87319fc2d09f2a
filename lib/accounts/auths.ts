import type { Brand } from '../domain/account';
import type { Auth } from './auth';

/** One way to sign in for each brand. */
export function byBrand(auths: Readonly<Record<Brand, Auth>>, certain: Auth['certain']): Auth {
  return {
    authorizeUrl: (ask) => auths[ask.brand].authorizeUrl(ask),
    exchange: (app, ...rest) => auths[app.brand].exchange(app, ...rest),
    refresh: (app, token) => auths[app.brand].refresh(app, token),
    certain,
    identity: (app, access) => auths[app.brand].identity(app, access),
    address: (app, access) => auths[app.brand].address(app, access),
  };
}
