import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The page that browser tests and the bench open; nothing of it is shipped. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: resolve(import.meta.dirname, '../target/browser'),
    emptyOutDir: true,
    // What is under `assets` is the app's.
    assetsDir: 'page',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        page: resolve(import.meta.dirname, 'index.html'),
        shell: resolve(import.meta.dirname, 'shell.ts'),
      },
      // The worker that keeps the page has to lie beside it, under a name that stays.
      output: {
        entryFileNames: (chunk) => (chunk.name === 'shell' ? 'shell.js' : 'page/[name]-[hash].js'),
      },
    },
  },
  // One file, since the page keeps what it has loaded itself and knows nothing of a worker's parts.
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
});
