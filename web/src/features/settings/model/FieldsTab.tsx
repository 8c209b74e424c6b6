import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { Group, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { FieldPanel } from './FieldPanel.tsx';
import { isTypeKey, typeIcon } from './fieldTypes.ts';
import { useHidings } from './hidings.ts';
import { labelOf, type ModelField, type ModelObject, type WholeModel } from './model.ts';
import { modelTexts } from './modelTexts.ts';
import { NewField } from './NewField.tsx';
import { Recalculations } from './Recalculations.tsx';
import { typeTexts } from './typeTexts.ts';

/** The fields of an object; each opens beside the list. */
export function FieldsTab({ model, object }: { model: WholeModel; object: ModelObject }) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const [wanted, setWanted] = useState('');
  const [isNew, setNew] = useState(false);
  const [open, setOpen] = useState<string>();
  const hidings = useHidings(object.name);
  const word = wanted.trim().toLocaleLowerCase();
  const shown = object.fields.filter(
    (field) =>
      labelOf(field, language).toLocaleLowerCase().includes(word) || field.name.toLowerCase().includes(word),
  );
  const opened = object.fields.find(({ name }) => name === open);
  return (
    <>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 16 }}>
        <TextInput
          aria-label={t.findField}
          placeholder={t.findField}
          leftSection={<Icon of={IconSearch} size={16} />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          style={{ flex: '1 1 200px' }}
        />
        <Button leftSection={<Icon of={IconPlus} size={16} />} onClick={() => setNew(true)}>
          {t.newField}
        </Button>
      </div>
      <Recalculations object={object} />
      <Group>
        <Rows empty={t.noSuchField}>
          {shown.map((field) => (
            <FieldRow
              key={field.name}
              field={field}
              isTitle={field.name === object.titleField}
              hiddenFrom={hidings(field.name).map(({ role }) => role)}
              onOpen={() => setOpen(field.name)}
            />
          ))}
        </Rows>
      </Group>
      {isNew && <NewField model={model} object={object} onClose={() => setNew(false)} />}
      {opened && (
        <FieldPanel
          key={opened.name}
          model={model}
          object={object}
          field={opened}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function FieldRow({
  field,
  isTitle,
  hiddenFrom,
  onOpen,
}: {
  field: ModelField;
  isTitle: boolean;
  hiddenFrom: readonly string[];
  onOpen: () => void;
}) {
  const t = useTexts(modelTexts);
  const types = useTexts(typeTexts);
  const { language } = useSettings();
  return (
    <Row
      icon={typeIcon(field.type)}
      name={labelOf(field, language)}
      more={isTypeKey(field.type) ? types[field.type] : field.type}
      onOpen={onOpen}
      tags={
        <>
          {isTitle && <Tag tone="accent">{t.title}</Tag>}
          {field.custom && <Tag>{t.added}</Tag>}
          {field.required && <Tag>{t.required}</Tag>}
          {field.unique && <Tag>{t.unique}</Tag>}
          {field.sensitive && <Tag tone="attention">{t.sensitive}</Tag>}
          {field.hidden && <Tag tone="attention">{t.notShown}</Tag>}
          {hiddenFrom.length > 0 && <Tag tone="attention">{t.hiddenFrom(hiddenFrom.join(', '))}</Tag>}
        </>
      }
    />
  );
}
