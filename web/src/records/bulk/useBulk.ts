import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { sayProblem, useCommands } from '../commands.ts';
import { refreshLists } from '../source/serverLists.ts';
import { useHere } from '../workspace.tsx';
import { type Batch, type BulkEdit, begin, follow, isLocal, type Selection, undo } from './bulk.ts';
import { bulkTexts } from './texts.ts';

/** Does something with many records: here as one group of edits, or on the server as a batch; both can be undone. */
export function useBulk(object: ObjectJson) {
  const t = useTexts(bulkTexts);
  const formats = useFormats();
  const { grato } = useHere();
  const commands = useCommands();
  const [running, setRunning] = useState<Batch>();
  const told = () => {
    grato.tryNow();
    refreshLists(grato);
  };
  const here = (ids: readonly string[], edit: BulkEdit) => {
    const count = formats.number(ids.length);
    const isUpdate = 'update' in edit;
    return commands.together(
      async (group) => {
        for (const id of ids) {
          await (isUpdate
            ? grato.edits.update(object.name, id, edit.update, { group })
            : grato.edits.remove(object.name, id, { group }));
        }
      },
      isUpdate ? t.changed(count) : t.deleted(count),
    );
  };
  const there = async (selection: Selection, edit: BulkEdit) => {
    const begun = await begin(object, selection, edit, false);
    setRunning(begun);
    const batch = await follow(begun, setRunning);
    setRunning(undefined);
    told();
    const count = formats.number(batch.changed);
    const says =
      batch.failed > 0
        ? t.someFailed(count, formats.number(batch.failed))
        : 'update' in edit
          ? t.changed(count)
          : t.deleted(count);
    const takeBack = () => {
      undo(batch)
        .then(() => {
          told();
          toast(t.undone);
        })
        .catch(sayProblem);
    };
    toast(says, batch.changed > 0 ? { action: { name: t.undo, run: takeBack } } : {});
  };
  return {
    running,
    run(selection: Selection, edit: BulkEdit) {
      const isHere = isLocal(grato, object.name, selection) && selection.ids;
      const done = isHere ? here(isHere, edit) : there(selection, edit);
      done.catch((problem: unknown) => {
        setRunning(undefined);
        sayProblem(problem);
      });
    },
  };
}
