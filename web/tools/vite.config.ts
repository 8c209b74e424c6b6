import { defineConfig } from 'vite';

/** Bundles a tool that uses the app's own modules, for Node; what only a browser gets is left out. */
export default defineConfig({
  resolve: { alias: { '~': new URL('../src', import.meta.url).pathname } },
  build: { ssr: 'tools/capture.ts', outDir: 'target/capture', emptyOutDir: true },
});
