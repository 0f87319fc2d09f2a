/** What the person does goes before the rest of a long piece of work. A timer would wait 4 ms. */
export const handOver = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Work is done for so long before the thread is handed over, ms. */
const longest = 8;

/** Called at every small step of a long piece of work: hands the thread over as soon as it was held for long enough. */
export function createBreath(now: () => number, rest: () => Promise<void>): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < longest) return;
    await rest();
    since = now();
  };
}
