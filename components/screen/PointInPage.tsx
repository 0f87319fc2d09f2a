import { useEffect, useState } from 'preact/hooks';
import type { App } from '../app/app';
import { PointAt } from '../contact/PointAt';
import { pointOn } from '../models/pointing';

export interface PointInPageProps {
  app: App;
  host: string;
  wrong: boolean;
  lost?: boolean;
  /** The picker stands in the page: this screen is no longer needed, if it covers it. */
  onStarted(): void;
}

/** From the popup or the side panel to the page. */
export function PointInPage({ app, host, wrong, lost, onStarted }: PointInPageProps) {
  // Known before it can be pressed: the browser asks only right under the press, and for a site it already allows in vain.
  const [granted, setGranted] = useState<string[] | null>(null);
  useEffect(() => {
    const read = () => void app.platform.grantedHosts().then(setGranted);
    read();
    return app.platform.onHostsChanged(read);
  }, [app]);
  if (granted === null) return null;
  async function point(known: readonly string[]) {
    const failure = await pointOn(app, host, known);
    if (!failure) onStarted();
    return failure;
  }
  return <PointAt wrong={wrong} onPoint={() => point(granted)} {...(lost === undefined ? {} : { lost })} />;
}
