import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Bar, createBar } from '../../../entrypoints/picker.content/bar';
import style from '../../../entrypoints/picker.content/picker.css?inline';
import type { Story } from './stories';

/** The bar as it stands above a page; there its root is closed, here it is open so that it can be looked into. */
function Picker({ state }: { state(bar: Bar): void }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = host.current?.attachShadow({ mode: 'open' });
    const bar = createBar(
      () => undefined,
      () => undefined,
    );
    root?.append(Object.assign(document.createElement('style'), { textContent: style }), bar.element);
    state(bar);
  }, [state]);
  return (
    <main>
      <h1>Angebot Fräsköpfe</h1>
      <p>Ines Ufer</p>
      <div ref={host} />
    </main>
  );
}

const picker = (state: (bar: Bar) => void): Story => ({
  screen: 'page',
  show: () => <Picker state={state} />,
});
const who = 'Ines Ufer <ines@ufer.example>';

/** Pointing at the sender on a page. */
export const pickerStories: Record<string, Story> = {
  'page-picker': picker((bar) => bar.point('sender', null)),
  'page-picker-reads': picker((bar) => bar.point('sender', { text: who })),
  'page-picker-several': picker((bar) => bar.point('sender', { none: 'several' })),
  'page-picker-closed': picker((bar) => {
    const element = document.createElement('iframe');
    bar.point('sender', { foreign: { element, host: 'mail.ufer.example', open: false } });
  }),
  'page-picker-chosen': picker((bar) => {
    const words = [
      i18n.t('pick.done'),
      i18n.t('pick.alsoSubject'),
      i18n.t('pick.alsoBody'),
      i18n.t('pick.again'),
    ];
    bar.ask(
      i18n.t('pick.chosen', [who]),
      i18n.t('pick.means', ['mail.example']),
      words.map((one, at) => ({ words: one, primary: at === 0, run: () => undefined })),
    );
  }),
};
