import { newId } from '~/data/engine/world.ts';
import type { Grato } from '~/data/index.ts';
import type { Json } from '~/data/model/schema.ts';
import { unmoved } from '~/data/outbox/undoing.ts';
import type { Values } from '~/data/store/rows.ts';
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
  /**
   * @param id where it is known beforehand
   * @returns the new record's id
   */
  create(object: string, values: Values, says?: string, id?: string): Promise<string>;
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
        withUndo(says, () => {
          const shown = grato.rows.get(object, id)?.values ?? {};
          return edits.update(object, id, unmoved(shown, values, before));
        });
      }
    },
    async create(object, values, says, known) {
      const id = await edits.create(object, values, known === undefined ? {} : { id: known });
      withUndo(says, async () => {
        const refused = grato.attention.find(({ mutation }) => mutation.recordId === id);
        await (refused ? edits.undo(refused.mutation.id) : edits.remove(object, id));
      });
      return id;
    },
    async remove(object, id, says) {
      const removal = await edits.remove(object, id);
      withUndo(says, async () => {
        if (!(await edits.undo(removal))) {
          await edits.restore(object, id);
        }
      });
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

/** Takes back what was done together, with or without a line. */
export async function undoGroup(grato: Grato, group: string): Promise<void> {
  await grato.undoGroup(group, async () => {
    try {
      await api.post(`/batches/${group}/undo`);
      return true;
    } catch (problem) {
      if (problem instanceof Problem && !problem.isPassing && problem.status !== 401) {
        throw problem;
      }
      return false;
    }
  });
  grato.tryNow();
  toast(textsNow(texts).undone);
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
