import type { App } from '../../components/app/app';
import type { Chips } from './chips';
import { type Handover, offer, type PanelRequest } from './handover';
import type { Layer } from './layer';
import type { ShownMail } from './mails';
import type { Sight } from './sight';
import type { Toast } from './toast';

/** The way to the panel, which is loaded when it is first asked for. */
export interface Door {
  open(mail: ShownMail): void;
  /** The page may show another mail: what was typed for the old one is kept as its draft. */
  closeUnless(shown: ShownMail[]): void;
  close(): void;
}

export interface DoorNeeds {
  app: Omit<App, 'platform'>;
  scope: object;
  layer: Layer;
  sight: Sight;
  chips: Chips;
  mount: HTMLElement;
  toast: Toast;
  account(): string | null;
  mayAct(event: Event): boolean;
  alive(): boolean;
  /** The extension is no longer there. */
  gone(): void;
}

export function createDoor({ app, scope, layer, sight, chips, mount, toast, ...needs }: DoorNeeds): Door {
  const handover: Handover = { addStyle: layer.addStyle, openWanted: () => void openWanted(), draw: null };
  let wanted: ShownMail | null = null;
  let opened: { key: string; takeDown(): void } | null = null;

  function shut(): void {
    opened?.takeDown();
    opened = null;
  }

  function request(mail: ShownMail): PanelRequest {
    return {
      app,
      capture: mail.capture,
      mail: mail.ref,
      account: needs.account(),
      known: chips.knownOf(mail),
      mount,
      mayAct: needs.mayAct,
      watch(element) {
        sight.watch(element);
        return () => sight.unwatch(element);
      },
      onClose() {
        shut();
        chips.focus(mail);
      },
    };
  }

  function open(mail: ShownMail): void {
    toast.close();
    shut();
    layer.show();
    if (handover.draw) {
      opened = { key: mail.key, takeDown: handover.draw(request(mail)) };
      return;
    }
    wanted = mail;
    app.client.send('panel.open', {}).catch(() => {
      if (!needs.alive()) needs.gone();
    });
  }

  async function openWanted(): Promise<void> {
    const mail = wanted ?? (await chips.front().catch(() => null));
    wanted = null;
    if (mail) open(mail);
  }

  offer(scope, handover);
  return {
    open,
    closeUnless(shown) {
      if (opened && !shown.some(({ key }) => key === opened?.key)) shut();
    },
    close() {
      shut();
      offer(scope, undefined);
    },
  };
}
