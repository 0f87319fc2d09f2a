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
  // Known before it is pressed: the browser asks only right under the press.
  const [granted, setGranted] = useState<string[]>([]);
  useEffect(() => {
    const read = () => void app.platform.grantedHosts().then(setGranted);
    read();
    return app.platform.onHostsChanged(read);
  }, [app]);
  async function point() {
    const failure = await pointOn(app, host, granted);
    if (!failure) onStarted();
    return failure;
  }
  return <PointAt wrong={wrong} onPoint={point} {...(lost === undefined ? {} : { lost })} />;
}
