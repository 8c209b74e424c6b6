import { api } from '~/platform/api.ts';
import { textsNow } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import type { ImportLine } from './imports.ts';
import { importTexts } from './texts.ts';

const PAUSE = 2_000;
const watched = new Set<string>();

/** Tells when an import has ended, wherever one is by then; says nothing to whoever is looking at it. */
export async function watch(id: string, name: string, open: () => void): Promise<void> {
  if (watched.has(id)) {
    return;
  }
  watched.add(id);
  const state = await ended(id);
  watched.delete(id);
  if (!state || location.pathname.endsWith(`/import/${id}`)) {
    return;
  }
  const t = textsNow(importTexts);
  const isDone = state === 'done';
  toast(isDone ? t.toDone(name) : t.toFailed(name), {
    tone: isDone ? 'plain' : 'danger',
    action: { name: t.show, run: open },
  });
}

/** How it ended; undefined where one cannot know, for lack of a line or of the import. */
async function ended(id: string): Promise<string | undefined> {
  for (;;) {
    try {
      const { state } = await api.get<ImportLine>(`/imports/${id}`);
      if (state !== 'running') {
        return state;
      }
    } catch {
      return undefined;
    }
    await new Promise((next) => setTimeout(next, PAUSE));
  }
}
