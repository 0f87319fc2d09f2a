import { i18n } from '#i18n';
import type { App } from '../../components/app/app';
import { failureOf } from '../../components/app/client';
import { sayFailure } from '../../components/words/say';
import { createEye } from '../../lib/capture/eye';
import { createLooks } from '../../lib/capture/looks';
import type { IntentView } from '../../lib/domain/intent';
import type { AppEvent, AppState } from '../../lib/domain/state';
import { createChips } from './chips';
import { createDoor } from './door';
import { framesIn } from './frames-place';
import { createLayer } from './layer';
import { createSightings, type ShownMail } from './mails';
import style from './overlay.css?inline';
import { createSaver } from './save';
import { createSight } from './sight';
import { createToast } from './toast';
import { createWatch } from './watch';

export interface Overlay {
  /** The page may show another mail. */
  look(): Promise<boolean>;
  close(): void;
}

/** `alive` = the extension that put us here is still there. */
export interface OverlayNeeds {
  app: Omit<App, 'platform'>;
  scope: object;
  alive(): boolean;
}

/** What may change who is known. */
const ofContacts = /(?:sender|contact|outsider)$/;
/** How long a press waits, in ms, for the service to confirm the mail: one that comes later marks the chip, and the toast still takes back. */
const brief = 250;

export function createOverlay({ app, scope, alive }: OverlayNeeds): Overlay {
  const { client } = app;
  const eye = createEye();
  const layer = createLayer(document, style, eye);
  const { host, root } = layer;
  host.lang = i18n.t('lang');
  const sight = createSight(layer);
  const shelf = document.createElement('div');
  shelf.setAttribute('role', 'group');
  shelf.setAttribute('aria-label', i18n.t('overlay.region'));
  root.append(shelf);
  const toast = createToast(root, layer.show);
  const mount = document.createElement('div');
  root.append(mount);
  const looks = createLooks();
  const shownMails = createSightings(
    client,
    looks,
    (frames) => framesIn(scope)?.mails(frames) ?? [],
    // Once what was read in time is shown.
    () => app.later(() => void look(true), 0),
  );
  const chips = createChips({
    ...{ client, shelf, sight },
    shownMails,
    press: (mail, event) => void press(mail, event).catch(trouble),
  });
  const watch = createWatch(() => look(), chips.place, eye);
  const door = createDoor({
    app,
    scope,
    layer,
    sight,
    chips,
    mount,
    toast,
    account: () => account,
    mayAct,
    alive,
    gone: close,
  });
  const saver = createSaver({ app, toast, account: () => account, edit: (mail) => door.open(mail), mayAct });
  let account: string | null = null;

  /** Says why where it is not: a press that does nothing would be pressed again. */
  function mayAct(event: Event): boolean {
    if (!event.isTrusted || !navigator.userActivation.isActive) return false;
    const element = event instanceof SubmitEvent && event.submitter ? event.submitter : event.currentTarget;
    const trouble = element instanceof Element ? sight.trouble(element) : 'covered';
    if (trouble) toast.say(i18n.t(`overlay.${trouble}`), [], 'bad');
    return trouble === null;
  }

  async function press(pressed: ShownMail, event: Event): Promise<void> {
    if (!mayAct(event)) return;
    if (pressed.frame) await framesIn(scope)?.refresh(pressed);
    const isNew = chips.stateOf(pressed) === 'unknown';
    if (isNew) toast.say(i18n.t('overlay.saving'));
    const late = new Promise((done) => app.later(() => done(undefined), brief));
    // Doubts come before a save.
    if (isNew) await Promise.race([chips.confirm(pressed), late]);
    const mail = await chips.reread(pressed);
    if (!mail) return changed();
    if (chips.stateOf(mail) !== 'unknown') return door.open(mail);
    chips.busy(mail, true);
    const outcome = await saver.save(mail);
    chips.busy(mail, false);
    if (outcome === 'form') door.open(mail);
    if (outcome === 'failed' && !alive()) return close();
    chips.learn();
  }

  /** The worker could not be asked. */
  function trouble(error: unknown): void {
    if (alive()) toast.say(sayFailure(failureOf(error)), [], 'bad');
    else close();
  }

  function changed(): void {
    toast.say(i18n.t('overlay.changed'), [], 'bad');
    void look();
  }

  /** A later look overtakes an earlier one. */
  let turn = 0;
  let closed = false;

  async function look(patient = false): Promise<boolean> {
    if (!alive()) {
      close();
      return false;
    }
    const mine = ++turn;
    // A worker that cannot be asked now is asked at the next look.
    const mails = await shownMails(patient).catch(() => null);
    if (!mails || mine !== turn || closed) return false;
    const news = chips.show(mails);
    door.closeUnless(chips.mails());
    if (chips.mails().length > 0) layer.show();
    chips.place();
    for (const { anchor } of chips.mails()) watch.also(anchor.ownerDocument);
    return news;
  }

  function hear(event: AppEvent): void {
    if (event.type === 'stop') close();
    if (event.type === 'state') learn(event.state);
    if (event.type === 'frame') {
      framesIn(scope)?.hear(event);
      void look();
    }
    if (event.type === 'contacts') chips.learn();
    if (event.type === 'intent') {
      saver.hear(event.intent);
      if (ofContacts.test(event.intent.kind)) chips.learn();
    }
    if (event.type === 'commanded') {
      if (event.intent) void told(event.intent);
      else if (event.failure && event.failure.field !== 'address')
        toast.say(sayFailure(event.failure), [], 'bad');
      else toast.say(i18n.t('noMail.noMail'), [{ words: i18n.t('pick.start'), run: point }], 'bad');
    }
  }

  async function told(intent: IntentView): Promise<void> {
    saver.tell(intent, await chips.front().catch(() => null));
  }

  /** Where no sender is read there is no chip: the way in is offered to who asked. */
  function point(event: Event): void {
    if (!mayAct(event)) return;
    toast.close();
    client.send('pick.start', {}).catch(trouble);
  }

  function learn(state: AppState): void {
    if (account === state.account) return;
    account = state.account;
    chips.learn();
  }

  const stopHearing = client.onEvent(hear);
  for (const type of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'paste', 'copy', 'cut']) {
    // What is typed here is not for the page's own shortcuts.
    root.addEventListener(type, (event) => event.stopPropagation());
  }

  function close(): void {
    closed = true;
    stopHearing();
    door.close();
    watch.close();
    sight.close();
    chips.close();
    layer.close();
  }

  client.send('state.get', {}).then(learn, () => undefined);
  void look();
  return { look, close };
}
