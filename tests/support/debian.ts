import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** True where packages may be installed: Debian, as root. */
export const onDebian = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** Asked by the packages' scripts before they start a service (invoke-rc.d): 101 = not here. */
const policy = '/usr/sbin/policy-rc.d';

/** Installs packages with apt-get; none of them starts a service. */
export function install(packages: readonly string[], say: (line: string) => void): void {
  say(`installing ${packages.join(', ')} with apt-get`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
  };
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    const quick = ['-o', 'Dpkg::Options::=--force-unsafe-io', '-o', 'Dpkg::Use-Pty=0'];
    execFileSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...quick, ...packages],
      options,
    );
  } finally {
    if (ours) rmSync(policy);
  }
}
