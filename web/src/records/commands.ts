import { newId } from '~/data/engine/world.ts';
import type { Grato } from '~/data/index.ts';
import type { Json } from '~/data/model/schema.ts';
import { same } from '~/data/same.ts';
import type { Values } from '~/data/store/rows.ts';
import type { Mutation } from '~/data/wire.ts';
import { api, Problem } from '~/platform/api.ts';
import { defineTexts, textsNow } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { useHere } from './workspace.tsx';

const texts = defineTexts({
  en: {
    undo: 'Undo',
    undone: 'Undone.',
    noLine: 'That needs a connection. Try again when you are back online.',
  },
  es: {
    undo: 'Deshacer',
    undone: 'Deshecho.',
    noLine: 'Para eso hace falta conexión. Inténtalo cuando vuelvas a estar en línea.',
  },
  it: {
    undo: 'Annulla',
    undone: 'Annullato.',
    noLine: 'Per questo serve una connessione. Riprova quando sei di nuovo online.',
  },
});

/** Edits as screens make them: at once, and with a way back. `says` is what the toast tells; without it there is none. */
export type Commands = {
  change(object: string, id: string, values: Values, says?: string): Promise<void>;
  /** @returns the new record's id */
  create(object: string, values: Values, says?: string): Promise<string>;
  remove(object: string, id: string, says: string): Promise<void>;
  restore(object: string, id: string): Promise<void>;
  /** Several edits that are one for undo. */
  together(edits: (group: string) => Promise<unknown>, says: string): Promise<void>;
  /** What the server does by rules, such as `deal.win`; `shows` what it is expected to look like. */
  command(object: string, id: string, name: string, args?: Values, shows?: Values): Promise<void>;
};

export function commandsOf(grato: Grato): Commands {
  const { edits } = grato;
  const withUndo = (says: string | undefined, undo: () => Promise<unknown>) => {
    if (says) {
      const run = () => {
        undo().catch(sayProblem);
      };
      toast(says, { action: { name: textsNow(texts).undo, run } });
    }
  };
  return {
    async change(object, id, values, says) {
      const row = grato.rows.get(object, id) ?? (await grato.open(object, id));
      const before = Object.fromEntries(
        Object.keys(values).map((field): [string, Json] => [field, row?.values[field] ?? null]),
      );
      if (await edits.update(object, id, values)) {
        withUndo(says, () => edits.update(object, id, unmoved(grato, object, id, values, before)));
      }
    },
    async create(object, values, says) {
      const id = await edits.create(object, values);
      withUndo(says, () => edits.remove(object, id));
      return id;
    },
    async remove(object, id, says) {
      await edits.remove(object, id);
      withUndo(says, () => edits.restore(object, id));
    },
    async restore(object, id) {
      await edits.restore(object, id);
    },
    async together(run, says) {
      const group = newId({ now: Date.now, random: unpredictable });
      await run(group);
      withUndo(says, () => undoGroup(grato, group));
    },
    async command(object, id, name, args = {}, shows) {
      await edits.command(object, id, name, args, shows ? { shows } : {});
    },
  };
}

export function useCommands(): Commands {
  return commandsOf(useHere().grato);
}

/** What there was before, of those fields that nobody has changed since. */
function unmoved(grato: Grato, object: string, id: string, written: Values, before: Values): Values {
  const shown = grato.rows.get(object, id)?.values ?? {};
  const fields = Object.keys(written).filter((field) => same(shown[field] ?? null, written[field] ?? null));
  return Object.fromEntries(fields.map((field) => [field, before[field] ?? null]));
}

/** Takes back what has not been sent, removes what is new and on its way; the rest the server undoes. */
export async function undoGroup(grato: Grato, group: string): Promise<void> {
  const own = grato.unsent.filter(({ mutation }) => mutation.group === group).toReversed();
  let areTaken = own.length > 0;
  for (const { mutation } of own) {
    areTaken = (await takeBack(grato, mutation)) && areTaken;
  }
  if (!areTaken) {
    await grato.idle();
    await api.post(`/batches/${group}/undo`);
    grato.tryNow();
  }
  toast(textsNow(texts).undone);
}

/** Without a line what was begun to be sent may have arrived or not; what is new then is removed, wherever it is. */
async function takeBack(grato: Grato, { id, op, object, recordId }: Mutation): Promise<boolean> {
  if (await grato.edits.undo(id)) {
    return true;
  }
  if (op === 'create') {
    await grato.edits.remove(object, recordId);
  }
  return op === 'create';
}

/** Says what went wrong as far as the user can use it; anything else is thrown on. */
export function sayProblem(problem: unknown): void {
  if (problem instanceof Problem) {
    toast(problem.message, { tone: 'danger' });
  } else {
    toast(textsNow(texts).noLine, { tone: 'danger' });
  }
}

function unpredictable(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
