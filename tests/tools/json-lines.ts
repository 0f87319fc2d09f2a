import { createInterface } from 'node:readline';

/** A line that is no object in JSON; the others are still answered. */
export function objectIn(line: string): object {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object');
  return value;
}

/** Answers each line of standard input with one line; says on standard error which could not be read, and goes on. */
export async function answerLines(answer: (line: string) => string): Promise<void> {
  let at = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    at++;
    if (line.trim() === '') continue;
    try {
      process.stdout.write(`${answer(line.replace(/^\ufeff/, ''))}\n`);
    } catch (error) {
      process.stderr.write(`line ${at}: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
