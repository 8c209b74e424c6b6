import { Button } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { Group } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useServer } from '../kit/server.ts';
import { type Applied, labelOf, type ModelField, type ModelObject, useChanged } from './model.ts';
import { modelTexts } from './modelTexts.ts';

type Gone = {
  readonly objects: readonly ModelObject[];
  readonly fields: readonly (ModelField & { readonly object: string })[];
};

/** What was retired, with the way back; nothing where there is nothing. */
export function Retired() {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const changed = useChanged();
  const { data } = useServer<Gone>('/model/retired');
  if (!data || data.objects.length + data.fields.length === 0) {
    return null;
  }
  const bring = async (path: string, name: string) => {
    try {
      const made = await api.patch<Applied>(path, { retired: false });
      await changed(t.broughtBack(name), made.batchId);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const back = (path: string, name: string) => (
    <Button variant="default" size="compact-sm" onClick={() => bring(path, name)}>
      {t.bringBack}
    </Button>
  );
  return (
    <Group title={t.retired} intro={t.retiredIntro}>
      <Rows>
        {[
          ...data.objects.map((object) => (
            <Row
              key={object.name}
              icon={IconArchive}
              name={labelOf(object, language)}
              more={t.anObject}
              end={back(`/model/objects/${object.name}`, labelOf(object, language))}
            />
          )),
          ...data.fields.map((field) => (
            <Row
              key={`${field.object}.${field.name}`}
              icon={IconArchive}
              name={labelOf(field, language)}
              more={t.aFieldOf(field.object)}
              end={back(`/model/objects/${field.object}/fields/${field.name}`, labelOf(field, language))}
            />
          )),
        ]}
      </Rows>
    </Group>
  );
}
