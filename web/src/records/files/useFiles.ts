import type { Captured } from '~/data/files/files.ts';
import { FileTooLarge } from '~/data/files/files.ts';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { sayProblem, useCommands } from '../commands.ts';
import { NO_OBJECT, useRelated } from '../record/useRelated.ts';
import { linksTo } from '../timeline/compose.ts';
import { useHere, useModel } from '../workspace.tsx';
import { type Attached, attachedTo, filesIn, placeFor } from './attached.ts';
import { fileTexts } from './texts.ts';

export type Filing = {
  readonly files: readonly Attached[];
  readonly canAdd: boolean;
  readonly add: (chosen: readonly File[]) => Promise<void>;
  readonly remove: (attached: Attached) => void;
};

/** The files of a record; new ones are kept on the device until they are sent. */
export function useFiles(object: ObjectJson, row: Row): Filing {
  const t = useTexts(fileTexts);
  const { grato } = useHere();
  const model = useModel();
  const { change } = useCommands();
  const relation = model ? noteRelation(model.field('note', object.name), object.name) : 'about';
  const note = model?.field('note', 'files') ? model.object('note') : undefined;
  const { rows: notes } = useRelated(note ?? NO_OBJECT, relation, row.id);
  const place = model && placeFor(model, object);
  const capture = async (chosen: readonly File[]): Promise<readonly Captured[]> => {
    const captured: Captured[] = [];
    for (const file of chosen) {
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        captured.push(await grato.files.capture(bytes, file.name, file.type || 'application/octet-stream'));
      } catch (problem) {
        if (!(problem instanceof FileTooLarge)) {
          throw problem;
        }
        toast(t.tooLarge(file.name), { tone: 'danger' });
      }
    }
    return captured;
  };
  const add = async (chosen: readonly File[]) => {
    try {
      const captured = await capture(chosen);
      if (captured.length === 0 || !place) {
        return;
      }
      const files = captured.map(({ file }) => file);
      const options = { dependsOn: captured.flatMap(({ dependsOn }) => dependsOn) };
      if (place === 'note') {
        const subject = files
          .map(({ name }) => name)
          .join(', ')
          .slice(0, 200);
        const values = { ...linksTo(object, row.values, row.id), subject, files };
        await grato.edits.create('note', values, options);
      } else {
        const before = filesIn(row.values[place.field]);
        await grato.edits.update(object.name, row.id, { [place.field]: [...before, ...files] }, options);
      }
      toast(t.attached(files.length));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const remove = ({ file, object: of, record, field }: Attached) => {
    const values = of === object.name ? row.values : notes.find(({ id }) => id === record)?.values;
    const rest = filesIn(values?.[field]).filter(({ id }) => id !== file.id);
    change(of, record, { [field]: rest.length > 0 ? rest : null }, t.removed(file.name ?? '')).catch(
      sayProblem,
    );
  };
  return { files: attachedTo(object, row, notes), canAdd: place !== undefined, add, remove };
}

/** The relation by which notes are about records of an object. */
function noteRelation(field: FieldJson | undefined, object: string): string {
  return field?.target === object ? object : 'about';
}
