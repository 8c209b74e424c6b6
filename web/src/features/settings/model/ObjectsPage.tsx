import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import { iconOf } from '~/records/places.ts';
import { useHere } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Group, Page, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import type { ModelObject, WholeModel } from './model.ts';
import { modelTexts } from './modelTexts.ts';
import { NewObject } from './NewObject.tsx';
import { Retired } from './Retired.tsx';

/** Those about who works here come last. */
const PEOPLE: ReadonlySet<string> = new Set(['user', 'team', 'role']);

/** All objects: those Grato brings, and one's own. */
export function ObjectsPage({ model }: { model: WholeModel }) {
  const t = useTexts(modelTexts);
  const { slug } = useHere();
  const [isNew, setNew] = useState(false);
  const own = model.objects.filter(({ custom }) => custom);
  const standard = model.objects
    .filter(({ custom }) => !custom)
    .toSorted((one, other) => Number(PEOPLE.has(one.name)) - Number(PEOPLE.has(other.name)));
  return (
    <Page
      title={t.objects}
      intro={t.objectsIntro}
      actions={
        <>
          <LinkButton to={`/w/${slug}/settings/model/changes`}>{t.changes}</LinkButton>
          <Button leftSection={<Icon of={IconPlus} size={16} />} onClick={() => setNew(true)}>
            {t.newObject}
          </Button>
        </>
      }
    >
      <Group title={t.ownObjects}>
        <Rows empty={t.noOwnObjects}>
          {own.map((object) => (
            <ObjectRow key={object.name} object={object} />
          ))}
        </Rows>
      </Group>
      <Group title={t.standardObjects} intro={t.standardIntro}>
        <Rows>
          {standard.map((object) => (
            <ObjectRow key={object.name} object={object} />
          ))}
        </Rows>
      </Group>
      <Retired />
      {isNew && <NewObject model={model} onClose={() => setNew(false)} />}
    </Page>
  );
}

function ObjectRow({ object }: { object: ModelObject }) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const formats = useFormats();
  const { slug } = useHere();
  const added = object.custom ? 0 : object.fields.filter(({ custom }) => custom).length;
  return (
    <Row
      to={`/w/${slug}/settings/model/${object.address}`}
      icon={iconOf(object.name)}
      name={inLanguage(object.pluralLabel, language, object.plural)}
      tags={added > 0 && <Tag>{t.addedFields(added)}</Tag>}
      end={
        <span className="numbers">
          {t.fieldCount(object.fields.length, formats.number(object.fields.length))}
        </span>
      }
    />
  );
}
