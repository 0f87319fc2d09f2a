import { describe, expect, it } from 'vitest';
import { projectFiles, read, sourceFiles } from '../support/source';

const source = sourceFiles();
const lines = (paths: string[]) =>
  paths.flatMap((path) =>
    read(path)
      .split('\n')
      .map((text, index) => ({ at: `${path}:${index + 1}`, path, text })),
  );
const inSource = lines(source.filter((path) => !path.startsWith('tests/')));
const hits = (rows: { at: string; text: string }[], pattern: RegExp) =>
  rows.filter(({ text }) => pattern.test(text)).map(({ at, text }) => `${at} ${text.trim()}`);

describe('the source', () => {
  it('never turns text into markup or code', () => {
    const pattern =
      /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|(?<![.\w])eval\(|new Function\(/;
    expect(hits(inSource, pattern)).toEqual([]);
  });

  it('branches on no provider by name outside its folder', () => {
    const rows = inSource.filter(
      ({ path }) => !path.startsWith('lib/providers/') && !path.startsWith('lib/sandbox/'),
    );
    expect(hits(rows, /provider\s*===\s*['"]/)).toEqual([]);
  });

  it('asks nobody to look away', () => {
    expect(
      hits(
        lines(source),
        new RegExp(['@ts' + '-(ignore|nocheck|expect-error)', 'biome-' + 'ignore'].join('|')),
      ),
    ).toEqual([]);
  });

  it('polls nothing on a page', () => {
    const rows = inSource.filter(({ path }) =>
      /^(lib\/capture|entrypoints\/(loader|overlay|panel))/.test(path),
    );
    expect(hits(rows, /setInterval\(/)).toEqual([]);
  });

  it('stays in small files', () => {
    const long = source.filter((path) => read(path).split('\n').length > 400);
    expect(long).toEqual([]);
  });
});

describe('the tests', () => {
  it('are all run', () => {
    const rows = lines(source.filter((path) => path.endsWith('.test.ts') || path.endsWith('.test.tsx')));
    expect(hits(rows, /\b(it|test|describe)\.(skip|todo|only|fails)\b|\b(xit|xdescribe)\(/)).toEqual([]);
  });
});

describe('the project', () => {
  it('has a lock file that names no registry', () => {
    expect(projectFiles()).toContain('package-lock.json');
    expect(read('package-lock.json')).not.toMatch(/"resolved"/);
  });

  it('pins exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });
});
