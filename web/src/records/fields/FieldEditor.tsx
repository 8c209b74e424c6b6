import type { ComponentType } from 'react';
import type { FieldJson, Json, ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { fieldLabel } from '../naming.ts';
import { AddressEditor } from './editors/AddressEditor.tsx';
import { AreaEditor } from './editors/AreaEditor.tsx';
import { ChoiceEditor } from './editors/ChoiceEditor.tsx';
import { DateEditor } from './editors/DateEditor.tsx';
import type { EditorProps } from './editors/editor.ts';
import { ItemsEditor } from './editors/ItemsEditor.tsx';
import { LineEditor } from './editors/LineEditor.tsx';
import { MoneyEditor } from './editors/MoneyEditor.tsx';
import { NameEditor } from './editors/NameEditor.tsx';
import { RatingEditor } from './editors/RatingEditor.tsx';
import { RelationEditor } from './editors/RelationEditor.tsx';
import { LazyRichEditor } from './rich/LazyRichEditor.tsx';

const EDITORS: { readonly [type: string]: ComponentType<EditorProps> } = {
  longText: AreaEditor,
  richText: LazyRichEditor,
  json: AreaEditor,
  money: MoneyEditor,
  date: DateEditor,
  dateTime: DateEditor,
  boolean: ChoiceEditor,
  select: ChoiceEditor,
  multiSelect: ChoiceEditor,
  rating: RatingEditor,
  personName: NameEditor,
  emailList: ItemsEditor,
  phoneList: ItemsEditor,
  urlList: ItemsEditor,
  address: AddressEditor,
  relation: RelationEditor,
  user: RelationEditor,
  polymorphicRelation: RelationEditor,
};

/**
 * Edits one field in place. Enter and leaving it save, Esc restores; what cannot be taken stays and says why.
 *
 * Files are not edited here, and what `isEditable` excludes has no editor.
 */
export function FieldEditor({
  object,
  field,
  value,
  onDone,
  isAutoFocus = true,
  draftName,
}: {
  object: ObjectJson;
  field: FieldJson;
  value: Json | undefined;
  /** Called once: `undefined` where nothing changed, `null` where the field was emptied. */
  onDone: (value: Json | undefined) => void;
  isAutoFocus?: boolean;
  /** Under which name unsaved text survives a reload; without one it does not. */
  draftName?: string;
}) {
  const { language } = useSettings();
  const Editor = EDITORS[field.type] ?? LineEditor;
  return (
    <Editor
      object={object}
      field={field}
      value={value}
      onDone={onDone}
      isAutoFocus={isAutoFocus}
      label={fieldLabel(field, language)}
      {...(draftName === undefined || field.isSensitive ? {} : { draftName })}
    />
  );
}
