import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

export interface Tab {
  name: string;
  words: string;
  show(): ComponentChildren;
}

export interface TabsProps {
  label: string;
  tabs: readonly [Tab, ...Tab[]];
}

/** WAI-ARIA's tabs: arrows go from tab to tab, the chosen one alone is in the tab order and on the screen. */
export function Tabs({ label, tabs }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(tabs[0].name);
  const at = Math.max(
    0,
    tabs.findIndex(({ name }) => name === chosen),
  );
  const tab = tabs[at] ?? tabs[0];

  function press(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + tabs.length) % tabs.length;
    setChosen(tabs[next]?.name ?? chosen);
    list.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <>
      <div ref={list} class="tabs" role="tablist" aria-label={label} onKeyDown={press}>
        {tabs.map(({ name, words }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === tab.name}
            aria-controls={`${id}-pane`}
            tabIndex={name === tab.name ? 0 : -1}
            onClick={() => setChosen(name)}
          >
            {words}
          </button>
        ))}
      </div>
      <div id={`${id}-pane`} class="pane" role="tabpanel" aria-labelledby={`${id}-${tab.name}`}>
        {tab.show()}
      </div>
    </>
  );
}
