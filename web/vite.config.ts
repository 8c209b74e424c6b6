import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { precompress } from './build/precompress.ts';
import { shell } from './build/shell.ts';

/** Where `npm run dev` finds a running Grato. */
const server = process.env.GRATO_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react({ compiler: true }), shell(), precompress('target/app')],
  resolve: { alias: { '~': new URL('./src', import.meta.url).pathname } },
  build: {
    outDir: 'target/app',
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/app/serviceWorker.ts' },
      // A service worker rules over what lies beside and below it, under a name that stays.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: { proxy: { '/api': { target: server, changeOrigin: true } } },
  worker: { format: 'es' },
  test: { exclude: ['node_modules', 'target', 'browser'] },
});
