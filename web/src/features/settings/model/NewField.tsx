import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { freeName, nameOf } from '~/records/codeNames.ts';
import { Icon } from '~/ui/Icon.tsx';
import { isBlank } from '../kit/labels.ts';
import { Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useSending } from '../kit/server.ts';
import { definitionOf, type FieldDraft, newDraft } from './draft.ts';
import { FieldForm } from './FieldForm.tsx';
import { isTypeKey, typeIcon } from './fieldTypes.ts';
import styles from './Model.module.css';
import { type Applied, type ModelObject, useChanged, type WholeModel } from './model.ts';
import { modelTexts } from './modelTexts.ts';
import { TypePicker } from './TypePicker.tsx';
import { typeTexts } from './typeTexts.ts';

/** A new field: first of what type, then what it is called and how it behaves. */
export function NewField({
  model,
  object,
  onClose,
}: {
  model: WholeModel;
  object: ModelObject;
  onClose: () => void;
}) {
  const t = useTexts(modelTexts);
  const types = useTexts(typeTexts);
  const { language } = useSettings();
  const changed = useChanged();
  const sending = useSending();
  const [draft, setDraft] = useState<FieldDraft>();
  const [ownName, setName] = useState<string>();
  if (!draft) {
    return (
      <Panel title={t.whichType} onClose={onClose} size={640}>
        <TypePicker onPick={(type) => setDraft(newDraft(type))} hasInverses={object.inverses.length > 0} />
      </Panel>
    );
  }
  const taken = new Set([
    ...model.reservedWords.fields,
    ...object.fields.map((field) => field.name),
    ...object.inverses.map((inverse) => inverse.name),
  ]);
  const name = ownName ?? freeName(draft.label[language] ?? '', taken);
  const create = async () => {
    const path = `/model/objects/${object.address}/fields`;
    const made = await sending.send(() => api.post<Applied>(path, definitionOf(name, draft)));
    if (made) {
      await changed(t.fieldMade(draft.label[language] ?? name), made.value.batchId);
      onClose();
    }
  };
  return (
    <Panel
      title={t.newField}
      onClose={onClose}
      size={640}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button onClick={create} loading={sending.isBusy} disabled={isBlank(draft.label) || !name}>
            {t.addField}
          </Button>
        </>
      }
    >
      <div className={styles.chosenType}>
        <Icon of={typeIcon(draft.type)} />
        <span>{isTypeKey(draft.type) && types[draft.type]}</span>
        <Button variant="subtle" size="compact-sm" onClick={() => setDraft(undefined)}>
          {t.otherType}
        </Button>
      </div>
      <FieldForm model={model} object={object} draft={draft} onChange={setDraft} sending={sending} isNew />
      <details>
        <summary className={styles.summary}>{t.forPrograms}</summary>
        <TextInput
          mt={8}
          label={t.codeName}
          description={t.codeNameHelp}
          value={name}
          onChange={(event) => setName(nameOf(event.currentTarget.value) && event.currentTarget.value)}
        />
      </details>
      <Wrong>{sending.problem ?? sending.at('name')}</Wrong>
    </Panel>
  );
}
