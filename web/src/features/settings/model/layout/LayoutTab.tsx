import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { LayoutJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import { useObjectAt } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Group, Wrong } from '../../kit/Page.tsx';
import { Sortable } from '../../kit/Sortable.tsx';
import { useSending, useServer } from '../../kit/server.ts';
import modelStyles from '../Model.module.css';
import { type Applied, labelOf, type ModelObject, useChanged } from '../model.ts';
import styles from './Layout.module.css';
import { LayoutLines } from './LayoutLines.tsx';
import { LayoutPreview } from './LayoutPreview.tsx';
import { withSection } from './layoutDraft.ts';
import { layoutTexts } from './layoutTexts.ts';

const MOST_IN_HEADER = 8;

type Told = LayoutJson & { readonly isDefault: boolean };

/** How the page of a record is laid out. */
export function LayoutTab({ object }: { object: ModelObject }) {
  const { data } = useServer<Told>(`/model/objects/${object.address}/layout`);
  // another version of it, from an undo or a colleague, is begun with anew
  return data ? <Editor key={JSON.stringify(data)} object={object} told={data} /> : null;
}

function Editor({ object, told }: { object: ModelObject; told: Told }) {
  const t = useTexts(layoutTexts);
  const { language } = useSettings();
  const changed = useChanged();
  const sending = useSending();
  const here = useObjectAt(object.address);
  const { isDefault, ...kept } = told;
  const [layout, setLayout] = useState<LayoutJson>(kept);
  const path = `/model/objects/${object.address}/layout`;
  const plural = inLanguage(object.pluralLabel, language, object.plural);
  const nameOf = (name: string) => {
    const field = object.fields.find((other) => other.name === name);
    return field ? labelOf(field, language) : name === 'createdAt' || name === 'updatedAt' ? t[name] : name;
  };
  const isSame = JSON.stringify(layout) === JSON.stringify(kept);
  const send = async (says: string, call: () => Promise<Applied>) => {
    const made = await sending.send(call);
    if (made) {
      await changed(says, made.value.batchId);
    }
  };
  const free = [...layout.sections.flatMap(({ fields }) => fields), ...layout.hidden].filter(
    (name) => !layout.header.includes(name),
  );
  const setHeader = (header: readonly string[]) => setLayout({ ...layout, header });
  return (
    <>
      <p className={modelStyles.note} style={{ marginBottom: 16 }}>
        {t.intro}
      </p>
      <div className={styles.panes}>
        <div className={styles.side}>
          <Group title={t.header} intro={t.headerIntro}>
            <div className={styles.pad}>
              <Sortable items={layout.header} keyOf={(name) => name} nameOf={nameOf} onSort={setHeader}>
                {(name) => (
                  <div className={modelStyles.column}>
                    <span>{nameOf(name)}</span>
                    <ActionIcon
                      aria-label={t.outOfHeader(nameOf(name))}
                      onClick={() => setHeader(layout.header.filter((other) => other !== name))}
                    >
                      <Icon of={IconX} size={16} />
                    </ActionIcon>
                  </div>
                )}
              </Sortable>
              {layout.header.length < MOST_IN_HEADER && (
                <Select
                  aria-label={t.addToHeader}
                  placeholder={t.addToHeader}
                  searchable
                  value={null}
                  data={free.map((name) => ({ value: name, label: nameOf(name) }))}
                  onChange={(name) => name && setHeader([...layout.header, name])}
                />
              )}
            </div>
          </Group>
          <Group title={t.sections} intro={t.sectionsIntro}>
            <div className={styles.pad}>
              <LayoutLines layout={layout} nameOf={nameOf} onChange={setLayout} />
              <Button
                variant="default"
                mt={12}
                leftSection={<Icon of={IconPlus} size={16} />}
                onClick={() =>
                  setLayout(
                    withSection(layout, { en: 'New section', es: 'Nueva sección', it: 'Nuova sezione' }),
                  )
                }
              >
                {t.addSection}
              </Button>
            </div>
          </Group>
          <Wrong>{sending.problem ?? sending.faults[0]?.message}</Wrong>
          <div className={styles.buttons}>
            <Button
              loading={sending.isBusy}
              disabled={isSame}
              onClick={() => send(t.saved(plural), () => api.put<Applied>(path, layout))}
            >
              {t.save}
            </Button>
            {!isSame && (
              <Button variant="default" onClick={() => setLayout(kept)}>
                {t.discard}
              </Button>
            )}
            {isSame && !isDefault && (
              <Button
                variant="default"
                onClick={() => send(t.wasReset(plural), () => api.delete<Applied>(path))}
              >
                {t.reset}
              </Button>
            )}
          </div>
        </div>
        {here && <LayoutPreview object={here} layout={layout} />}
      </div>
    </>
  );
}
