import { render } from 'preact';
import { Panel } from '../../components/panel/Panel';
import style from '../../components/style/app.css?inline';
import { language } from '../../components/words/say';
import { offered, type PanelRequest } from '../overlay.content/handover';
import place from './panel.css?inline';

function draw({
  app,
  capture,
  mail,
  account,
  known,
  mount,
  mayAct,
  watch,
  onClose,
}: PanelRequest): () => void {
  render(
    <Panel
      app={app}
      open={{ account, capture, mail }}
      known={known}
      lang={language()}
      mayAct={mayAct}
      watch={watch}
      onClose={onClose}
    />,
    mount,
  );
  return () => render(null, mount);
}

/** Put in by the worker when the panel is first asked for; the overlay keeps it for the next time. */
export function start(): void {
  const handover = offered(globalThis);
  if (!handover) return;
  if (!handover.draw) {
    handover.addStyle(style);
    handover.addStyle(place);
    handover.draw = draw;
  }
  handover.openWanted();
}
