/** The bundler's: runs the module when it is called, not when the worker starts. */
declare function require(id: 'tldts'): typeof import('tldts');

/** Takes the place of `tldts` in the worker's build: the suffix list, 120 kB, is unpacked when a rule first asks for it. */
export const getDomain: typeof import('tldts').getDomain = (...args) => require('tldts').getDomain(...args);
