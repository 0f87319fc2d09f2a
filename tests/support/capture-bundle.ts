import { build } from 'vite';

/** The capture as one script that sets `globalThis.mqe`, built in memory. */
export async function captureBundle(): Promise<string> {
  const entry = '\0capture-entry';
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: `${import.meta.dirname}/../..`,
    plugins: [
      {
        name: 'capture-entry',
        resolveId: (id) => (id === 'capture-entry' ? entry : null),
        load: (id) =>
          id === entry
            ? `import { findMails } from '/lib/capture/index.ts';
import { readLetter } from '/lib/capture/letter.ts';
import { createLooks } from '/lib/capture/looks.ts';
import { takeSnapshot } from '/lib/capture/snapshot.ts';
import { createMemo, readSnapshot } from '/lib/capture/judge.ts';
import { letterOf } from '/lib/domain/letter.ts';
const looks = createLooks();
const memo = createMemo();
const find = (address, again) => findMails(document, new URL(address), again ? { looks } : {});
globalThis.mqe = {
  read: (address, adapters) => {
    const [mail] = findMails(document, new URL(address), { adapters });
    if (!mail) return null;
    const capture = mail.capture();
    const letter = letterOf(capture, mail.lines());
    return letter ? { ...capture, ...readLetter(letter, { own: [] }) } : capture;
  },
  gather: (address, again = false) =>
    JSON.stringify(takeSnapshot(document, new URL(address), again ? { looks } : {}).snapshot),
  judge: (gathered, again = false) => {
    const { mails } = readSnapshot(JSON.parse(gathered), again ? memo : undefined);
    return mails.map((mail) => [mail.capture(), mail.lines()]).length;
  },
  held: (address) => find(address, true).every(({ root, anchor }) => root.isConnected && anchor?.isConnected !== false),
  all: (address, again) => JSON.stringify(find(address, again).map((mail) => [mail.capture(), mail.lines()])),
};`
            : null,
      },
    ],
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      rollupOptions: { input: 'capture-entry', output: { format: 'iife', entryFileNames: 'capture.js' } },
    },
  });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  for (const { output } of outputs) for (const file of output) if (file.type === 'chunk') return file.code;
  throw new Error('the capture could not be bundled');
}
