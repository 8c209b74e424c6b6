import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

// The floors of the web app: each layer may import those after it. Because a screen that reaches sideways into another
// cannot be changed alone; what two features share belongs into `records` or `ui`.
const FLOORS: { readonly [layer: string]: readonly string[] } = {
  app: ['features', 'records', 'data', 'ui', 'platform'],
  features: ['records', 'data', 'ui', 'platform'],
  records: ['data', 'ui', 'platform'],
  ui: ['platform'],
  platform: ['data'],
  data: [],
};

/** `platform/api.ts` shares the transport of the data layer; nothing else of platform knows data. */
const PLATFORM_ON_DATA = ['platform/api.ts'];

const root = import.meta.dirname;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      return filesBelow(path);
    }
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

type Import = { readonly file: string; readonly written: string; readonly target: string };

function importsOf(path: string): Import[] {
  const file = relative(root, path).split(sep).join('/');
  const found = readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].flatMap(([, written = '']) => {
    if (written.startsWith('~/')) {
      return [{ file, written, target: written.slice(2) }];
    }
    return written.startsWith('.')
      ? [
          {
            file,
            written,
            target: normalize(join(dirname(file), written))
              .split(sep)
              .join('/'),
          },
        ]
      : [];
  });
}

const imports = filesBelow(root)
  .filter((path) => !/\.test\.tsx?$/.test(path) && dirname(path) !== root)
  .flatMap(importsOf);

const layerOf = (path: string) => path.split('/')[0] ?? '';

describe('the floors of the web app', () => {
  it('are imported downwards only', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [layerOf(file), layerOf(target)];
      return from !== to && !FLOORS[from]?.includes(to);
    });
    expect(wrong).toEqual([]);
  });

  it('know data in platform at one place only', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        layerOf(file) === 'platform' && layerOf(target) === 'data' && !PLATFORM_ON_DATA.includes(file),
    );
    expect(wrong).toEqual([]);
  });

  it('keep features apart', () => {
    const featureOf = (path: string) => (layerOf(path) === 'features' ? path.split('/')[1] : undefined);
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [featureOf(file), featureOf(target)];
      return from !== undefined && to !== undefined && from !== to;
    });
    expect(wrong).toEqual([]);
  });

  it('are named from the top where they are another layer’s', () => {
    const wrong = imports.filter(
      ({ file, written, target }) => written.startsWith('.') && layerOf(file) !== layerOf(target),
    );
    expect(wrong).toEqual([]);
  });
});
