/** A request does not keep a worker alive, a call of an extension API does, for 30 s. */
const everyMs = 20_000;

/** Give it the number of requests under way; `touch` is such a call. */
export function createKeepAlive(touch: () => Promise<unknown>): (requests: number) => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  return (requests) => {
    if (requests === 0) {
      clearInterval(timer);
      timer = undefined;
    } else timer ??= setInterval(() => void touch().catch(() => undefined), everyMs);
  };
}
