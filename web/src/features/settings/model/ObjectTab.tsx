import { Button, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import { useHere } from '~/records/workspace.tsx';
import { Ask } from '../kit/Ask.tsx';
import { LabelFields } from '../kit/LabelFields.tsx';
import { isBlank, type Label, sent } from '../kit/labels.ts';
import { Group, Setting, Wrong } from '../kit/Page.tsx';
import { useSending, useServer } from '../kit/server.ts';
import styles from './Model.module.css';
import { type Applied, labelOf, type ModelObject, useChanged } from './model.ts';
import { modelTexts } from './modelTexts.ts';

/** What an object is called, which field names its records, and its end. */
export function ObjectTab({ object }: { object: ModelObject }) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const changed = useChanged();
  const sending = useSending();
  const [label, setLabel] = useState<Label>(object.label);
  const [plural, setPlural] = useState<Label>(object.pluralLabel);
  const [isRetiring, setRetiring] = useState(false);
  const path = `/model/objects/${object.address}`;
  const save = async (changes: { [name: string]: unknown }) => {
    const made = await sending.send(() => api.patch<Applied>(path, changes));
    if (made) {
      await changed(t.objectChanged(inLanguage(label, language, object.name)), made.value.batchId);
    }
  };
  const isSame =
    JSON.stringify(sent(label)) === JSON.stringify(sent(object.label)) &&
    JSON.stringify(sent(plural)) === JSON.stringify(sent(object.pluralLabel));
  const titles = object.fields.filter(({ type }) => type === 'text' || type === 'personName');
  return (
    <>
      <Group title={t.names}>
        <form
          style={{ display: 'grid', gap: 12, padding: 16 }}
          onSubmit={(event) => {
            event.preventDefault();
            save({ label: sent(label), pluralLabel: sent(plural) });
          }}
        >
          <LabelFields label={t.oneOfThem} value={label} onChange={setLabel} error={sending.at('label')} />
          <LabelFields
            label={t.manyOfThem}
            value={plural}
            onChange={setPlural}
            error={sending.at('pluralLabel')}
          />
          <Wrong>{sending.problem}</Wrong>
          <div>
            <Button
              type="submit"
              loading={sending.isBusy}
              disabled={isSame || isBlank(label) || isBlank(plural)}
            >
              {t.save}
            </Button>
          </div>
        </form>
      </Group>
      <Group title={t.inTheSystem}>
        <Setting label={t.titleField} help={t.titleFieldHelp}>
          <Select
            aria-label={t.titleField}
            data={titles.map((field) => ({ value: field.name, label: labelOf(field, language) }))}
            value={object.titleField}
            disabled={!object.custom}
            allowDeselect={false}
            onChange={(titleField) => titleField && save({ titleField })}
          />
        </Setting>
        <Setting label={t.codeName} help={t.addressHelp}>
          <code>{`${object.name}, /${object.address}`}</code>
        </Setting>
        <Setting
          label={object.owned ? t.isOwned : t.isNotOwned}
          help={object.owned ? t.willOwner : t.isNotOwnedHelp}
        />
      </Group>
      {object.custom && (
        <Group>
          <Setting label={t.retireObject} help={t.retireObjectHelp}>
            <Button variant="default" c="var(--danger)" onClick={() => setRetiring(true)}>
              {t.retire}
            </Button>
          </Setting>
        </Group>
      )}
      {isRetiring && <RetireObject object={object} onClose={() => setRetiring(false)} />}
    </>
  );
}

function RetireObject({ object, onClose }: { object: ModelObject; onClose: () => void }) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const { slug } = useHere();
  const formats = useFormats();
  const navigate = useNavigate();
  const changed = useChanged();
  const sending = useSending();
  const { data } = useServer<{ count: number }>(`/${object.address}?limit=1&count=exact`);
  const pointing = object.inverses.map(({ name }) => name);
  const retire = async () => {
    const made = await sending.send(() =>
      api.patch<Applied>(`/model/objects/${object.address}`, { retired: true }),
    );
    if (made) {
      navigate({ to: `/w/${slug}/settings/model` });
      await changed(
        t.objectRetired(inLanguage(object.pluralLabel, language, object.plural)),
        made.value.batchId,
      );
    }
  };
  return (
    <Ask
      title={t.retireObjectAsk(inLanguage(object.pluralLabel, language, object.plural))}
      verb={t.retire}
      isDanger
      isBusy={sending.isBusy}
      isReady={data !== undefined}
      onYes={retire}
      onClose={onClose}
    >
      {data && (
        <ul className={styles.facts}>
          <li>{t.recordsStay(data.count, formats.number(data.count))}</li>
          {pointing.length > 0 && <li>{t.pointedAt(formats.list(pointing))}</li>}
          <li>{t.willUndo}</li>
        </ul>
      )}
      <Wrong>{sending.problem ?? sending.faults[0]?.message}</Wrong>
    </Ask>
  );
}
