import { Button, Checkbox, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { LANGUAGES, useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { addressOf, freeName, nameOf, pluralOf, untaken } from '~/records/codeNames.ts';
import { useHere } from '~/records/workspace.tsx';
import { LabelFields } from '../kit/LabelFields.tsx';
import { isBlank, type Label, sent } from '../kit/labels.ts';
import { Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useSending } from '../kit/server.ts';
import styles from './Model.module.css';
import { type Applied, useChanged, type WholeModel } from './model.ts';
import { modelTexts } from './modelTexts.ts';

/** What is asked for a new object, and what will be made of the answers. */
export function NewObject({ model, onClose }: { model: WholeModel; onClose: () => void }) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const { slug } = useHere();
  const navigate = useNavigate();
  const changed = useChanged();
  const sending = useSending();
  const [label, setLabel] = useState<Label>({});
  const [ownPlural, setPlural] = useState<Label>();
  const [isOwned, setOwned] = useState(true);
  const [ownName, setName] = useState<string>();

  const plural =
    ownPlural ??
    Object.fromEntries(LANGUAGES.map((each) => [each, pluralOf(label[each] ?? '', each)] as const));
  const taken = new Set([
    ...model.reservedWords.objects,
    ...model.objects.flatMap((object) => [object.name, object.plural]),
  ]);
  const name = ownName ?? freeName(label[language] ?? '', taken);
  const derived = ownName ? nameOf(pluralOf(ownName, 'en')) : nameOf(plural[language] ?? '');
  const pluralName = untaken(derived === name ? `${derived}List` : derived, taken);

  const create = async () => {
    const made = await sending.send(() =>
      api.post<Applied>('/model/objects', {
        name,
        plural: pluralName,
        label: sent(label),
        pluralLabel: sent(plural),
        owned: isOwned,
      }),
    );
    if (made) {
      await changed(t.objectMade(label[language] ?? name), made.value.batchId);
      onClose();
      navigate({ to: `/w/${slug}/settings/model/${addressOf(pluralName)}` });
    }
  };
  return (
    <Panel
      title={t.newObject}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button onClick={create} loading={sending.isBusy} disabled={isBlank(label) || !name}>
            {t.makeObject}
          </Button>
        </>
      }
    >
      <LabelFields
        label={t.oneOfThem}
        placeholder={t.oneOfThemExample}
        value={label}
        onChange={setLabel}
        error={sending.at('label')}
        isRequired
        isFirst
      />
      <LabelFields
        label={t.manyOfThem}
        placeholder={t.manyOfThemExample}
        value={plural}
        onChange={setPlural}
        error={sending.at('pluralLabel')}
      />
      <Checkbox
        label={t.owned}
        description={t.ownedHelp}
        checked={isOwned}
        onChange={(event) => setOwned(event.currentTarget.checked)}
      />
      {name && (
        <section className={styles.preview} aria-label={t.willMake}>
          <h3>{t.willMake}</h3>
          <ul>
            <li>{t.willPlace(plural[language] || label[language] || name)}</li>
            <li>{t.willField}</li>
            {isOwned && <li>{t.willOwner}</li>}
            <li>
              {t.willAddress} <code>/{addressOf(pluralName)}</code>
            </li>
            <li>{t.willUndo}</li>
          </ul>
        </section>
      )}
      <details>
        <summary className={styles.summary}>{t.forPrograms}</summary>
        <TextInput
          mt={8}
          label={t.codeName}
          description={t.codeNameHelp}
          value={name}
          error={sending.at('name') ?? sending.at('plural')}
          onChange={(event) => setName(nameOf(event.currentTarget.value) && event.currentTarget.value)}
          ff="monospace"
        />
      </details>
      <Wrong>{sending.problem ?? sending.at('name') ?? sending.at('plural')}</Wrong>
    </Panel>
  );
}
