import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Known } from '../../lib/domain/state';
import type { App } from '../app/app';
import { ContactForm } from '../contact/ContactForm';
import { PointAt } from '../contact/PointAt';
import { Reasons } from '../contact/Reasons';
import { SenderCard } from '../contact/SenderCard';
import { confirmed } from '../models/confirm';
import type { OpenForm } from '../models/contact';
import { startPointing } from '../models/pointing';
import { Icon } from '../parts/Icon';
import { Tabs } from '../parts/Tabs';
import { PanelLabels } from './PanelLabels';
import { PanelRules } from './PanelRules';

export interface PanelProps {
  app: Omit<App, 'platform'>;
  open: OpenForm;
  known: Known | null;
  lang: string;
  mayAct(event: Event): boolean;
  watch(element: Element): () => void;
  onClose(): void;
}

const reachable = 'button:not(:disabled), input, textarea, select, summary, a[href]';

/** Tab goes round inside the dialog. */
function keepFocus(dialog: HTMLElement, event: KeyboardEvent): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>(reachable)].filter((one) => one.checkVisibility());
  const [first] = stops;
  const last = stops.at(-1);
  const root = dialog.getRootNode();
  const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  const goal = event.shiftKey ? last : first;
  if (active !== (event.shiftKey ? first : last) || !goal) return;
  event.preventDefault();
  goal.focus();
}

/** The sender's contact and the mail's labels beside the mail: the popup's forms, in the page's top layer. */
export function Panel({ app, open: asked, known, lang, mayAct, watch, onClose }: PanelProps) {
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => (dialog.current ? watch(dialog.current) : undefined), [watch]);
  const connect = () => void app.client.send('options.open', { section: 'accounts' }).catch(() => undefined);
  const [capture, setCapture] = useState(asked.capture);
  useEffect(() => {
    setCapture(asked.capture);
    void confirmed(app.client, asked.capture, asked.mail.host).then((more) => more && setCapture(more));
  }, [app, asked]);
  const open = { ...asked, capture };
  async function point() {
    const failure = await startPointing(app.client);
    if (!failure) onClose();
    return failure;
  }
  return (
    <div
      ref={dialog}
      class="app screen panel"
      role="dialog"
      aria-modal="true"
      aria-labelledby="panel-title"
      lang={lang}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        else if (event.key === 'Tab' && dialog.current) keepFocus(dialog.current, event);
      }}
    >
      <div class="panelBar">
        <h1 id="panel-title">{i18n.t('panel.title')}</h1>
        <button
          type="button"
          class="plain"
          aria-label={i18n.t('action.close')}
          title={i18n.t('action.close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <SenderCard capture={open.capture} known={known} />
      <PointAt wrong={open.capture.sender !== null} onPoint={point} />
      <Reasons reasons={open.capture.reasons} />
      <Tabs
        label={i18n.t('tabs.title')}
        tabs={[
          {
            name: 'sender',
            words: i18n.t('tabs.sender'),
            show: () => (
              <ContactForm
                key={capture.sender?.address}
                app={app}
                open={open}
                mayAct={mayAct}
                onConnect={connect}
              />
            ),
          },
          {
            name: 'labels',
            words: i18n.t('tabs.labels'),
            show: () => (
              <PanelLabels
                app={app}
                account={open.account}
                capture={open.capture}
                mayAct={mayAct}
                onConnect={connect}
              />
            ),
          },
          {
            name: 'rules',
            words: i18n.t('tabs.rules'),
            show: () => (
              <PanelRules
                app={app}
                account={open.account}
                capture={open.capture}
                mail={open.mail.key}
                mayAct={mayAct}
                onConnect={connect}
              />
            ),
          },
        ]}
      />
    </div>
  );
}
