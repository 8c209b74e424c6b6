import { useTexts } from '~/platform/texts.ts';
import { useTitle } from '../../titles.ts';
import { useHere, useModel } from '../../workspace.tsx';
import { targetsOf } from '../editable.ts';
import { fieldTexts } from '../texts.ts';
import { type EditorProps, finish } from './editor.ts';
import { RecordPicker } from './RecordPicker.tsx';

/** The record a field points at, of one object or of any of several. */
export function RelationEditor(props: EditorProps) {
  'use no memo'; // what the device has is one store that changes within
  const { field, value, onDone, isAutoFocus, label } = props;
  const t = useTexts(fieldTexts);
  const { grato } = useHere();
  const model = useModel();
  const objects = targetsOf(field).flatMap((name) => model?.object(name) ?? []);
  const isAny = field.type === 'polymorphicRelation';
  const present = placeOf(value, objects[0]?.name ?? '');
  const title = useTitle(present.object, present.id);
  // the stages of another pipeline are no choice for a deal of this one
  const pipeline =
    present.object === 'stage' ? grato.rows.get('stage', present.id)?.values.pipeline : undefined;
  return (
    <RecordPicker
      objects={objects}
      label={label}
      placeholder={title ?? t.empty}
      isAutoFocus={isAutoFocus}
      canClear={!field.isRequired && present.id !== ''}
      {...(pipeline
        ? {
            isMeant: (object: string, id: string) => grato.rows.get(object, id)?.values.pipeline === pipeline,
          }
        : {})}
      onDone={(hit) => {
        if (!hit) {
          hit === null ? finish(props, null) : onDone(undefined);
        } else {
          finish(props, isAny ? { object: hit.object, id: hit.id } : hit.id);
        }
      }}
    />
  );
}

function placeOf(value: EditorProps['value'], object: string): { object: string; id: string } {
  if (typeof value === 'string') {
    return { object, id: value };
  }
  return value && typeof value === 'object' && 'id' in value
    ? { object: String(value.object), id: String(value.id) }
    : { object, id: '' };
}
