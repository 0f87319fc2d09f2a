import type { Client } from '../../lib/messages/caller';

export interface Shortcut {
  name: string;
  description: string;
  /** As the browser writes it, '' where none is set. */
  keys: string;
}

/** What a screen asks of the browser itself; the rest goes through the worker. */
export interface Platform {
  version: string;
  /** Asks the person; must be called under a gesture. */
  requestHosts(origins: string[]): Promise<boolean>;
  removeHosts(origins: string[]): Promise<boolean>;
  grantedHosts(): Promise<string[]>;
  onHostsChanged(listener: () => void): () => void;
  /** Another tab came to the front, or its page changed. */
  onTabChange(listener: () => void): () => void;
  shortcuts(): Promise<Shortcut[]>;
  copy(text: string): Promise<void>;
  /** Hands the person a file. */
  saveFile(name: string, text: string, type?: string): void;
}

/** What every screen is given. */
export interface App {
  client: Client;
  platform: Platform;
  newId(): string;
  now(): number;
  /** Calls `run` after `ms`; returns the way to stop it. */
  later(run: () => void, ms: number): () => void;
}
