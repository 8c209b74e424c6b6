import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Alphabets that people here rarely write in; the network has them. */
const RARE = /-(?:cyrillic|greek|vietnamese)/;

/** Tells the service worker which files make the app, in the place of `__SHELL__`. */
export function shell(): Plugin {
  return {
    name: 'grato-shell',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') {
          return;
        }
        const names = Object.keys(bundle).filter((name) => /\.(?:js|css|woff2)$/.test(name));
        const files = names
          .filter((name) => name !== worker.fileName && !RARE.test(name))
          .map((name) => `/${name}`)
          .sort();
        const entry = Object.values(bundle).find(
          (part) => part.type === 'chunk' && part.isEntry && part !== worker,
        );
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
        const facts = { version, entry: `/${entry?.fileName}`, files };
        worker.code = worker.code.replaceAll('__SHELL__', JSON.stringify(facts));
      },
    },
  };
}
