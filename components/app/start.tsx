import { render, type VNode } from 'preact';
import { language } from '../words/say';

/** Puts a screen into a page of the extension. */
export function start(screen: VNode): void {
  document.documentElement.lang = language();
  const root = document.getElementById('root');
  if (root) render(screen, root);
}
