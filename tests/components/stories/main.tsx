import { messagesOf } from './words';

const query = new URLSearchParams(location.search);
const locale = query.get('locale') ?? 'en';
Object.assign(globalThis, {
  chrome: { runtime: { id: 'stories' }, i18n: { getMessage: messagesOf(locale) } },
});
async function found(selector: string): Promise<HTMLElement> {
  for (;;) {
    const one = document.querySelector<HTMLElement>(selector);
    if (one) return one;
    await new Promise((done) => requestAnimationFrame(done));
  }
}
document.documentElement.lang = locale.replace('_', '-');

// The words are looked up as modules load: they come after the browser's stand-in.
const { render } = await import('preact');
const { stories } = await import('./stories');
await import('../../../components/style/app.css');
await import('../../../components/style/contacts.css');
const story = stories[query.get('story') ?? ''];
if (story) {
  if (story.screen === 'panel') await import('../../../entrypoints/panel.content/panel.css');
  if (story.screen === 'popup') await import('../../../entrypoints/popup/popup.css');
  if (story.screen === 'sidepanel') await import('../../../entrypoints/sidepanel/sidepanel.css');
  if (story.screen === 'bulk') await import('../../../entrypoints/bulk/bulk.css');
  if (story.screen === 'options') await import('../../../entrypoints/options/options.css');
  const root = document.getElementById('root');
  if (root) render(story.show(), root);
  for (const selector of story.open ?? []) (await found(selector)).click();
}
Object.assign(globalThis, { stories: Object.keys(stories) });
