import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { install, onDebian } from './debian';
import { freePort } from './redis';
import { until } from './until';

/** Roundcube as Debian packs it, PHP's own web server, and Dovecot to hold the mails. */
const packages = ['roundcube-core', 'roundcube-sqlite3', 'php-cli', 'dovecot-imapd'];
const pages = '/var/lib/roundcube/public_html';
const settings = '/etc/roundcube';

/** Whose mailbox it is. */
export const mailbox = { user: 'lin@harbour-trade.example', password: 'harbour' } as const;

const found = (program: string): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));

const installed = (): boolean =>
  [`${pages}/index.php`, '/usr/lib/dovecot/imap', '/usr/share/roundcube/SQL/sqlite.initial.sql'].every(
    existsSync,
  ) && ['php', 'dovecot'].every(found);

/** Finds Roundcube or installs it on Debian as root; elsewhere it says what to install. */
export function ensureRoundcube(say: (line: string) => void): void {
  if (!installed() && onDebian()) install(packages, say);
  if (!installed()) throw new Error(`no Roundcube found: install Debian's ${packages.join(', ')}`);
  say(`roundcube: ${pages}`);
}

const root = process.getuid?.() === 0;

/** Who the servers run as: an account without rights where the test runs as root. */
function runsAs(): { uid: number; gid: number; user: string; group: string } {
  if (root) return { uid: 65534, gid: 65534, user: 'nobody', group: 'nogroup' };
  const { uid, gid, username } = userInfo();
  return { uid, gid, user: username, group: execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim() };
}

const dovecotConf = (
  dir: string,
  port: number,
  { uid, gid, user, group }: ReturnType<typeof runsAs>,
): string => `
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/logs/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
default_internal_user = ${user}
default_login_user = ${user}
default_internal_group = ${group}
mail_location = maildir:${dir}/mail
passdb {
  driver = static
  args = password=${mailbox.password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${dir}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;

const roundcubeConf = (dir: string, port: number): string => `<?php
$config = [
  'db_dsnw' => 'sqlite:///${dir}/roundcube.db?mode=0600',
  'imap_host' => '127.0.0.1:${port}',
  'smtp_host' => '127.0.0.1:9',
  'des_key' => 'only-for-these-24-letter',
  'log_dir' => '${dir}/logs',
  'temp_dir' => '${dir}/temp',
  'plugins' => [],
  'skin' => 'elastic',
  'language' => 'en_US',
  'default_list_mode' => 'threads',
  'autoexpand_threads' => 1,
  'prefer_html' => true,
];
`;

export interface Roundcube {
  url: string;
  close(): Promise<void>;
}

function giveAway(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), uid, gid);
}

/** A Roundcube of the test's own with these mails in its inbox, on this machine alone. */
export async function startRoundcube(mails: readonly string[]): Promise<Roundcube> {
  const self = runsAs();
  const dir = mkdtempSync(join(tmpdir(), 'mqe-roundcube-'));
  for (const folder of ['run', 'state', 'logs', 'temp', 'config', 'mail/cur', 'mail/new', 'mail/tmp'])
    mkdirSync(join(dir, folder), { recursive: true });
  const [imap, web] = [await freePort(), await freePort()];
  mails.forEach((mail, at) => {
    writeFileSync(
      join(dir, 'mail/cur', `${1_700_000_000 + at}.M${at}.here:2,`),
      mail.replace(/\r?\n/g, '\r\n'),
    );
  });
  writeFileSync(join(dir, 'dovecot.conf'), dovecotConf(dir, imap, self));
  writeFileSync(join(dir, 'config/config.inc.php'), roundcubeConf(dir, imap));
  for (const file of ['defaults.inc.php', 'mimetypes.php'])
    symlinkSync(join(settings, file), join(dir, 'config', file));
  if (root) giveAway(dir, self.uid, self.gid);

  const running: ChildProcess[] = [];
  const run = (program: string, args: string[], env: Record<string, string> = {}) => {
    const child = spawn(found(program) ?? program, args, {
      cwd: dir,
      stdio: 'ignore',
      env: { ...process.env, ...env },
      ...(root ? { uid: self.uid, gid: self.gid } : {}),
    });
    running.push(child);
  };
  const url = `http://127.0.0.1:${web}`;
  const close = async () => {
    for (const child of running) {
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      child.kill('SIGTERM');
      await gone;
    }
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    run('dovecot', ['-F', '-c', join(dir, 'dovecot.conf')]);
    run('php', ['-S', `127.0.0.1:${web}`, '-t', pages], {
      ROUNDCUBE_CONFIG_DIR: join(dir, 'config'),
    });
    await until(async () => (await fetch(url)).ok, 'Roundcube to answer', 30_000);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}
