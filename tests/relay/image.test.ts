import { expect, it } from 'vitest';
import { z } from 'zod';
import { importsOf, read } from '../support/source';

const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

it('the container holds all that the relay imports: no package for developers, nothing of the sandbox', () => {
  const files = new Set(['relay/main.ts']);
  const packages = new Set(['tsx']);
  for (const file of files) {
    for (const { specifier, to, typeOnly } of importsOf(file)) {
      if (typeOnly || specifier.startsWith('node:')) continue;
      if (to !== null) files.add(to);
      else
        packages.add(
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/'),
        );
    }
  }
  expect([...packages].filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
  expect(
    [...files].filter((path) => !/^(relay|lib)\//.test(path) || path.startsWith('lib/sandbox/')),
  ).toEqual([]);
  for (const copied of ['package.json', 'lib', 'relay', 'tsconfig.json']) {
    expect(read('relay/Dockerfile')).toContain(copied);
    expect(read('relay/Dockerfile.dockerignore')).toContain(`!${copied}`);
  }
  // The lock file names the optional packages of one platform only: `npm ci` refuses it.
  expect(read('relay/Dockerfile')).not.toMatch(/RUN npm ci/);
});
