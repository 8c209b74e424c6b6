import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const FIT = /\.(?:js|css|svg|json|wasm|webmanifest)$/;

/** Smaller ones are sent as they are: the headers weigh more. */
const SMALLEST = 1024;

/** Writes `.br` and `.gz` beside the files of a build, so that the server compresses nothing. */
export function precompress(folder: string): Plugin {
  return {
    name: 'grato-precompress',
    apply: 'build',
    closeBundle: { order: 'post', handler: () => compressAll(folder) },
  };
}

function compressAll(folder: string) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stats = statSync(path);
    if (stats.isDirectory()) {
      compressAll(path);
    } else if (FIT.test(name) && stats.size >= SMALLEST) {
      const content = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(content));
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    }
  }
}
