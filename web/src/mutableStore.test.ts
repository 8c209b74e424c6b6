import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

// What the device has is one store that changes within. The compiler remembers what was drawn as long as the objects it
// was drawn from are the same, and the store always is: who reads it while drawing has to say that nothing is remembered.

/** Where the store is read by what happens (a click, an effect, a listener), never while drawing. */
const BY_WHAT_HAPPENS = new Set([
  'app/shell/AfterRefusal.tsx',
  'features/call/UnknownCaller.tsx',
  'features/call/useCallers.ts', // handed on to a hook that listens
  'features/capture/share/SharePage.tsx', // subscribed to, by what `useSyncExternalStore` gives
  'features/day/MyDay.tsx',
  'records/attention/AttentionPage.tsx', // likewise
  'records/board/useMoves.ts',
  'records/bulk/Preview.tsx', // once, as the state it begins with
  'records/calendar/Calendar.tsx',
  'records/fields/editors/useHits.ts',
  'records/record/People.tsx',
  'records/source/useFigures.ts',
]);

const root = import.meta.dirname;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

const readers = ['app', 'features', 'records']
  .flatMap((layer) => filesBelow(join(root, layer)))
  .filter((path) => /(?:\.tsx|[\\/]use[A-Z]\w*\.ts)$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({
    file: relative(root, path).split(sep).join('/'),
    text: readFileSync(path, 'utf8'),
  }))
  .filter(({ text }) => /\bgrato\.(?:rows|unsent|attention|conflicts)\b/.test(text));

describe('the device’s store', () => {
  it('is not drawn from by what remembers what it drew', () => {
    const wrong = readers.filter(
      ({ file, text }) => !text.includes("'use no memo'") && !BY_WHAT_HAPPENS.has(file),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it('is read by all that are excepted', () => {
    const files = new Set(readers.map(({ file }) => file));
    expect([...BY_WHAT_HAPPENS].filter((file) => !files.has(file))).toEqual([]);
  });
});
