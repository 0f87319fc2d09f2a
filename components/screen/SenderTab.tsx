import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App } from '../app/app';
import { Reasons } from '../contact/Reasons';
import { SenderCard } from '../contact/SenderCard';
import { SenderForm } from '../contact/SenderForm';
import type { OpenMailModel } from '../models/open-mail';
import { createSource, type SourceState } from '../models/source';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { ClosedFrames } from './ClosedFrames';
import { NoMail } from './NoMail';
import { PointInPage } from './PointInPage';
import { SourceBox } from './SourceBox';

export interface SenderTabProps {
  app: App;
  model: OpenMailModel;
  account: string | null;
  onConnect(): void;
  /** To the page: what covers it goes. */
  onLeave(): void;
}

function Mail({ app, model, account, onConnect, onLeave }: SenderTabProps) {
  const current = model.current.value;
  if (current.kind === 'reading') return <p class="quiet empty">{i18n.t('screen.reading')}</p>;
  if (current.kind === 'failed') return <FailureNote failure={current.failure} now={app.now()} />;
  if (current.kind === 'nothing') {
    const allow = async () => {
      if (await app.platform.requestHosts([`https://${current.host.replace(/:\d+$/, '')}/*`]))
        await model.read();
    };
    return (
      <>
        <NoMail current={current} onAllow={() => void allow()} />
        <ClosedFrames app={app} closed={current.closed} onAllowed={() => void model.read()} />
        {current.why === 'noMail' && (
          <PointInPage app={app} host={current.host} wrong={false} onStarted={onLeave} />
        )}
      </>
    );
  }
  const { capture, mail } = current;
  return (
    <>
      <SenderCard capture={capture} known={model.known.value} />
      <ClosedFrames app={app} closed={current.closed} onAllowed={() => void model.read()} />
      <PointInPage
        key={mail.key}
        app={app}
        host={current.host}
        wrong={capture.sender !== null}
        lost={capture.warnings.includes('pick_lost')}
        onStarted={onLeave}
      />
      <Reasons reasons={capture.reasons} />
      <SenderForm
        key={`${account}\n${mail.key}\n${capture.sender?.address}`}
        app={app}
        open={{ account, capture, mail }}
        onConnect={onConnect}
      />
    </>
  );
}

interface GivenProps extends Pick<SenderTabProps, 'app' | 'account' | 'onConnect'> {
  given: Extract<SourceState, { kind: 'read' }>;
  onBack(): void;
}

/** The person that was pasted or dropped. */
function Given({ app, account, given, onConnect, onBack }: GivenProps) {
  const { capture, mail } = given;
  return (
    <>
      <div class="note">
        <p>{i18n.t('source.from')}</p>
        <button type="button" class="link" onClick={onBack}>
          {i18n.t('source.back')}
        </button>
      </div>
      <SenderCard capture={capture} known={null} />
      <Reasons reasons={capture.reasons} />
      <SenderForm
        key={`${account}\n${mail.key}`}
        app={app}
        open={{ account, capture, mail }}
        onConnect={onConnect}
      />
    </>
  );
}

/** The sender of the open mail, or of what the person hands over instead. */
export function SenderTab(props: SenderTabProps) {
  const { app, account, onConnect } = props;
  const source = useModel(() => createSource(app));
  const state = source.state.value;
  const asked = location.hash === '#source';
  useEffect(() => {
    if (!asked) return;
    const handed = app.client.send('bulk.text', {}).catch(() => '');
    void handed.then((text) => (text === '' ? undefined : source.read({ text })));
  }, [app, asked, source]);
  if (state.kind === 'read')
    return <Given app={app} account={account} given={state} onConnect={onConnect} onBack={source.leave} />;
  return (
    <>
      <Mail {...props} />
      <SourceBox app={app} model={source} state={state} open={asked} />
    </>
  );
}
