import { Select, Switch } from '@mantine/core';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { LabelFields } from '../kit/LabelFields.tsx';
import type { Sending } from '../kit/server.ts';
import { type FieldDraft, hasOptions } from './draft.ts';
import { FieldSettings } from './FieldSettings.tsx';
import { FormulaEditor } from './FormulaEditor.tsx';
import { CAN_BE_UNIQUE, isFilledIn } from './fieldTypes.ts';
import styles from './Model.module.css';
import { labelOf, type ModelObject, type WholeModel } from './model.ts';
import { modelTexts } from './modelTexts.ts';
import { OptionsEditor } from './OptionsEditor.tsx';
import { RequiredCost } from './Readers.tsx';
import { RollUpEditor } from './RollUpEditor.tsx';

/** What can be said about a field of a type, new or not. */
export function FieldForm({
  model,
  object,
  draft,
  onChange,
  sending,
  isNew = false,
  isStandard = false,
  name = '',
}: {
  model: WholeModel;
  object: ModelObject;
  draft: FieldDraft;
  onChange: (next: FieldDraft) => void;
  sending: Sending;
  isNew?: boolean;
  /** Of a standard field less can be changed. */
  isStandard?: boolean;
  /** Of a field that is there. */
  name?: string;
}) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const set = (change: Partial<FieldDraft>) => onChange({ ...draft, ...change });
  const { type } = draft;
  const isRequiredNow = object.fields.some((field) => field.name === name && field.required);
  return (
    <>
      <LabelFields
        label={t.fieldLabel}
        value={draft.label}
        onChange={(label) => set({ label })}
        error={sending.at('label')}
        isRequired
        isFirst={isNew}
      />
      {hasOptions(type) && (
        <OptionsEditor options={draft.options} onChange={(options) => set({ options })} sending={sending} />
      )}
      {type === 'relation' && (
        <Select
          label={t.target}
          description={t.targetHelp}
          data={model.objects.map((each) => ({ value: each.name, label: labelOf(each, language) }))}
          value={draft.target}
          searchable
          disabled={!isNew}
          error={sending.at('target')}
          onChange={(target) => set({ target })}
        />
      )}
      {type === 'formula' && (
        <FormulaEditor
          model={model}
          object={object}
          value={draft.expression}
          onChange={(expression) => set({ expression })}
          error={sending.at('expression')}
        />
      )}
      {type === 'rollUp' && (
        <RollUpEditor
          model={model}
          object={object}
          value={draft.rollUp}
          onChange={(rollUp) => set({ rollUp })}
          sending={sending}
        />
      )}
      <FieldSettings
        type={type}
        settings={draft.settings}
        onChange={(settings) => set({ settings })}
        sending={sending}
      />
      <LabelFields
        label={t.help}
        description={t.helpHelp}
        value={draft.help}
        onChange={(help) => set({ help })}
        error={sending.at('help')}
        isLong
      />
      <div className={styles.switches}>
        {isFilledIn(type) && (
          <Switch
            label={t.requiredLong}
            description={t.requiredHelp}
            checked={draft.isRequired}
            error={sending.at('required')}
            onChange={(event) => set({ isRequired: event.currentTarget.checked })}
          />
        )}
        {draft.isRequired && !isRequiredNow && (
          <RequiredCost model={model} object={object} name={isNew ? '' : name} />
        )}
        {CAN_BE_UNIQUE.has(type) && !isStandard && (
          <Switch
            label={t.uniqueLong}
            description={t.uniqueHelp}
            checked={draft.isUnique}
            error={sending.at('unique')}
            onChange={(event) => set({ isUnique: event.currentTarget.checked })}
          />
        )}
        {isNew && isFilledIn(type) && (
          <Switch
            label={t.sensitiveLong}
            description={t.sensitiveHelp}
            checked={draft.isSensitive}
            onChange={(event) => set({ isSensitive: event.currentTarget.checked })}
          />
        )}
        {!isNew && (
          <Switch
            label={t.hiddenLong}
            description={t.hiddenHelp}
            checked={draft.isHidden}
            error={sending.at('hidden')}
            onChange={(event) => set({ isHidden: event.currentTarget.checked })}
          />
        )}
      </div>
    </>
  );
}
