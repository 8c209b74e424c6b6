import type { FieldJson, Json, ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '../commands.ts';
import { fieldLabel } from '../naming.ts';
import { recordTexts } from './texts.ts';

/** Writes one field of a record, at once and undoable. */
export function useSave(object: ObjectJson, id: string): (field: FieldJson, value: Json) => void {
  const { change } = useCommands();
  const { language } = useSettings();
  const t = useTexts(recordTexts);
  return (field, value) => {
    const label = fieldLabel(field, language);
    change(
      object.name,
      id,
      { [field.name]: value },
      value === null ? t.emptied(label) : t.changed(label),
    ).catch(sayProblem);
  };
}
