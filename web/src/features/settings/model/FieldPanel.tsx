import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { isBlank } from '../kit/labels.ts';
import { Tag, Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useSending } from '../kit/server.ts';
import { changesOf, draftOf } from './draft.ts';
import { FieldForm } from './FieldForm.tsx';
import { isTypeKey, typeIcon } from './fieldTypes.ts';
import { useRightsOfRoles } from './hidings.ts';
import styles from './Model.module.css';
import {
  type Applied,
  labelOf,
  type ModelField,
  type ModelObject,
  useChanged,
  type WholeModel,
} from './model.ts';
import { modelTexts } from './modelTexts.ts';
import { WhoReads } from './Readers.tsx';
import { RetireField } from './RetireField.tsx';
import { typeTexts } from './typeTexts.ts';

/** One field: what it is called and how it behaves; what is saved can be undone. */
export function FieldPanel({
  model,
  object,
  field,
  onClose,
}: {
  model: WholeModel;
  object: ModelObject;
  field: ModelField;
  onClose: () => void;
}) {
  const t = useTexts(modelTexts);
  const types = useTexts(typeTexts);
  const { language } = useSettings();
  const changed = useChanged();
  const sending = useSending();
  const [draft, setDraft] = useState(() => draftOf(field));
  const [isRetiring, setRetiring] = useState(false);
  const changes = changesOf(field, draft);
  const isChanged = Object.keys(changes).length > 0;
  const save = async () => {
    const path = `/model/objects/${object.address}/fields/${field.name}`;
    const made = await sending.send(() => api.patch<Applied>(path, changes));
    if (made) {
      await changed(t.fieldChanged(labelOf(field, language)), made.value.batchId);
      onClose();
    }
  };
  return (
    <Panel
      title={labelOf(field, language)}
      onClose={onClose}
      size={640}
      foot={
        <>
          {field.custom && (
            <Button
              variant="subtle"
              color="var(--danger)"
              onClick={() => setRetiring(true)}
              style={{ marginRight: 'auto' }}
            >
              {t.retire}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button onClick={save} loading={sending.isBusy} disabled={!isChanged || isBlank(draft.label)}>
            {t.save}
          </Button>
        </>
      }
    >
      <div className={styles.chosenType}>
        <Icon of={typeIcon(field.type)} />
        <span>
          {isTypeKey(field.type) ? types[field.type] : field.type}
          <br />
          <code className={styles.note}>{field.name}</code>
        </span>
        {field.custom ? <Tag>{t.added}</Tag> : <Tag>{t.ofGrato}</Tag>}
      </div>
      <FieldForm
        model={model}
        object={object}
        draft={draft}
        onChange={setDraft}
        sending={sending}
        isStandard={!field.custom}
        name={field.name}
      />
      <WhoReads model={model} object={object} field={field} />
      <WhoSees object={object} field={field} />
      <Wrong>{sending.problem}</Wrong>
      {isRetiring && (
        <RetireField
          model={model}
          object={object}
          field={field}
          onClose={() => setRetiring(false)}
          onDone={onClose}
        />
      )}
    </Panel>
  );
}

/** In words, which roles do not see the field or cannot change it. */
function WhoSees({ object, field }: { object: ModelObject; field: ModelField }) {
  const t = useTexts(modelTexts);
  const rights = useRightsOfRoles(object.name)(field.name);
  const hidden = rights.filter(({ right }) => right === 'hidden').map(({ role }) => role);
  const fixed = rights.filter(({ right }) => right === 'read').map(({ role }) => role);
  return (
    <section aria-label={t.whoSees}>
      <h3 style={{ marginBottom: 4 }}>{t.whoSees}</h3>
      <p className={styles.note}>
        {hidden.length > 0 ? t.allButSee(hidden.join(', ')) : t.allSee}{' '}
        {fixed.length > 0 && t.cannotChange(fixed.join(', '))} {t.whoSeesMore}
      </p>
    </section>
  );
}
