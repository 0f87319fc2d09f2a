import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App } from '../app/app';
import type { SourceModel, SourceState } from '../models/source';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';

export interface SourceBoxProps {
  app: App;
  model: SourceModel;
  state: Extract<SourceState, { kind: 'asking' | 'reading' }>;
  /** The person came for this. */
  open: boolean;
}

/** Pasted words, or a file that is chosen or dropped. */
export function SourceBox({ app, model, state, open }: SourceBoxProps) {
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const trouble = state.kind === 'asking' && (state.problem !== null || state.failure !== null);
  const take = (file: File | undefined) => {
    if (file) void model.read(file);
  };
  return (
    <details class="source" {...(trouble || open ? { open: true } : {})}>
      <summary>{i18n.t('source.title')}</summary>
      <form
        class={over ? 'drop over' : 'drop'}
        onSubmit={(event) => {
          event.preventDefault();
          void model.read({ text });
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const file = event.dataTransfer?.files[0];
          const words = event.dataTransfer?.getData('text/plain');
          if (file) take(file);
          else if (words) void model.read({ text: words });
        }}
      >
        <label for="source-text">{i18n.t('source.what')}</label>
        <textarea
          id="source-text"
          name="source"
          rows={4}
          dir="auto"
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <div class="buttons">
          <button type="submit" disabled={state.kind === 'reading' || text.trim() === ''}>
            {state.kind === 'reading' ? i18n.t('source.reading') : i18n.t('source.read')}
          </button>
          <button type="button" class="link" onClick={() => input.current?.click()}>
            {i18n.t('source.file')}
          </button>
          <input
            ref={input}
            hidden
            type="file"
            accept=".eml,.vcf,message/rfc822,text/vcard,text/plain"
            aria-label={i18n.t('source.file')}
            onChange={(event) => {
              take(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </div>
        <p role="status" class="problem">
          {state.kind === 'asking' &&
            state.problem !== null &&
            say({ key: `source.problem.${state.problem}`, params: [] })}
        </p>
        {state.kind === 'asking' && state.failure && <FailureNote failure={state.failure} now={app.now()} />}
        <p class="quiet small">{i18n.t('source.stays')}</p>
      </form>
    </details>
  );
}
