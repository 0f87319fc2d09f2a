import { parseArgs } from 'node:util';
import type { Capture, Found } from '../../lib/domain/capture';
import { openSavedPages } from '../support/capture-browser';

/**
 * Usage: capture [--url <address>] [--generic] <file.html>…
 * Opens saved pages without their scripts, as if served at the address, and prints what the content script reads:
 * one JSON line a file. `--generic` leaves the adapters out.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'https://mail.example/' },
    generic: { type: 'boolean', default: false },
  },
});

const filled = (found: Found | null | undefined): string =>
  found && found.confidence >= 0.7 ? found.value : '';
const filledAll = (found: readonly Found[] | undefined): string[] =>
  (found ?? []).filter((one) => one.confidence >= 0.7).map((one) => one.value);

/** What one line says; a page without an open mail reads as `adapter: none`. */
function report(file: string, capture: Capture | null): Record<string, unknown> {
  const signature = capture?.signature;
  return {
    file,
    adapter: capture?.adapter ?? 'none',
    confidence: capture?.confidence ?? 0,
    sender: capture?.sender ?? null,
    replyTo: capture?.replyTo ?? null,
    subject: capture?.subject ?? '',
    to: capture?.to ?? [],
    cc: capture?.cc ?? [],
    date: capture?.date ?? '',
    messageId: capture?.messageId ?? '',
    signature: {
      name: filled(signature?.name),
      company: filled(signature?.company),
      position: filled(signature?.position),
      phones: filledAll(signature?.phones),
      emails: filledAll(signature?.emails),
    },
    warnings: capture?.warnings ?? ['no_mail'],
  };
}

const reader = await openSavedPages();
let failed = 0;
try {
  for (const file of positionals) {
    try {
      const capture = await reader.read(file, values.url, { adapters: !values.generic });
      console.log(JSON.stringify(report(file, capture)));
    } catch (error) {
      failed++;
      const words = error instanceof Error ? error.message : String(error);
      console.log(JSON.stringify({ ...report(file, null), error: words }));
    }
  }
} finally {
  await reader.close();
}
process.exitCode = failed > 0 ? 1 : 0;
