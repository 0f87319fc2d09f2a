import { isMultiplexed, type Streams } from '../../lib/http/streams';
import type { Item } from '../../lib/settings/setting';

/** How the browser sends. */
export interface Transport {
  /** Can it send a body as a stream? */
  streams: boolean;
  /** Replies since the last question, oldest first, as the browser timed them. */
  replies(): { url: string; protocol: string }[];
}

export interface StreamDeps {
  transport: Transport;
  multiplexed: Item<Record<string, boolean>>;
  refusals: Item<string[]>;
}

/** A stream only where the origin's last reply came over HTTP/2 or 3: over HTTP/1.1 the browser refuses to send one. */
export function createStreams({ transport, multiplexed, refusals }: StreamDeps): Streams {
  async function known(): Promise<Record<string, boolean>> {
    const news: Record<string, boolean> = {};
    for (const { url, protocol } of transport.replies()) {
      if (URL.canParse(url)) news[new URL(url).origin] = isMultiplexed(protocol);
    }
    const before = await multiplexed.get();
    const same = Object.entries(news).every(([origin, is]) => before[origin] === is);
    return same ? before : multiplexed.update((all) => ({ ...all, ...news }));
  }
  return {
    async may(origin) {
      if (!transport.streams) return false;
      const [protocols, refused] = await Promise.all([known(), refusals.get()]);
      return protocols[origin] === true && !refused.includes(origin);
    },
    async refused(origin, refuses) {
      await refusals.update((all) =>
        [...all.filter((one) => one !== origin), ...(refuses ? [origin] : [])].slice(-100),
      );
    },
  };
}

/** What the browser's timeline says. It holds 250 replies at the most: what was read is let go. */
export function browserTransport(timeline: Performance, supports: () => boolean): Transport {
  let streams: boolean | undefined;
  return {
    // Trying it takes a while: not before somebody wants to know.
    get streams() {
      streams ??= supports();
      return streams;
    },
    replies() {
      const entries = timeline.getEntriesByType('resource');
      timeline.clearResourceTimings();
      return entries.map((entry) => ({
        url: entry.name,
        protocol: entry instanceof PerformanceResourceTiming ? entry.nextHopProtocol : '',
      }));
    },
  };
}
