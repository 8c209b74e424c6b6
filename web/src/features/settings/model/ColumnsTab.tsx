import { ActionIcon, Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import { Icon } from '~/ui/Icon.tsx';
import { Group, Wrong } from '../kit/Page.tsx';
import { Sortable } from '../kit/Sortable.tsx';
import { useItems, useSending } from '../kit/server.ts';
import styles from './Model.module.css';
import { type Applied, labelOf, type ModelObject, SYSTEM_COLUMNS, useChanged } from './model.ts';
import { modelTexts } from './modelTexts.ts';

/** A saved view, as far as this page needs it. */
export type ViewJson = {
  readonly id: string;
  readonly name: string;
  readonly scope: 'user' | 'team' | 'everyone';
  readonly kind: string;
  readonly columns: readonly string[];
};

/** The views everyone has: which columns they show, in which order. */
export function ColumnsTab({ object }: { object: ModelObject }) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const views = useItems<ViewJson>(`/views?object=${object.address}`);
  const [chosen, setChosen] = useState<string>();
  const [isMaking, setMaking] = useState(false);
  const changed = useChanged();
  if (!views) {
    return null;
  }
  const shared = views.filter(({ scope, kind }) => scope === 'everyone' && kind === 'table');
  const view = shared.find(({ id }) => id === chosen) ?? shared[0];
  const make = async () => {
    setMaking(true);
    const plural = inLanguage(object.pluralLabel, language, object.plural);
    const columns = object.fields.filter(({ hidden }) => !hidden).slice(0, 6);
    try {
      const made = await api.post<Applied & { id: string }>('/views', {
        object: object.name,
        name: t.viewName(plural),
        kind: 'table',
        scope: 'everyone',
        columns: columns.map(({ name }) => name),
      });
      setChosen(made.id);
      await changed(t.viewMade, made.batchId);
    } finally {
      setMaking(false);
    }
  };
  return (
    <Group
      intro={t.listIntro}
      actions={
        shared.length > 1 ? (
          <Select
            aria-label={t.whichView}
            data={shared.map(({ id, name }) => ({ value: id, label: name }))}
            value={view?.id ?? null}
            allowDeselect={false}
            onChange={(id) => setChosen(id ?? undefined)}
          />
        ) : undefined
      }
    >
      <div style={{ padding: 16 }}>
        {view ? (
          <Columns key={view.id} object={object} view={view} />
        ) : (
          <>
            <p className={styles.note} style={{ marginBottom: 8 }}>
              {t.noSharedView}
            </p>
            <Button onClick={make} loading={isMaking}>
              {t.makeView}
            </Button>
          </>
        )}
      </div>
    </Group>
  );
}

function Columns({ object, view }: { object: ModelObject; view: ViewJson }) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const changed = useChanged();
  const sending = useSending();
  const [columns, setColumns] = useState(view.columns);
  const system = { createdAt: t.createdAt, updatedAt: t.updatedAt, owner: t.owner, team: t.team };
  const nameOf = (column: string) => {
    const field = object.fields.find(({ name }) => name === column);
    const known = SYSTEM_COLUMNS.find((name) => name === column);
    return field ? labelOf(field, language) : known ? system[known] : column;
  };
  const free = [...object.fields.map(({ name }) => name), 'createdAt', 'updatedAt'].filter(
    (name, at, all) => !columns.includes(name) && all.indexOf(name) === at,
  );
  const save = async () => {
    const made = await sending.send(() => api.patch<Applied>(`/views/${view.id}`, { columns }));
    if (made) {
      await changed(t.viewChanged(view.name), made.value.batchId);
    }
  };
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <h3>{view.name}</h3>
      <Sortable items={columns} keyOf={(column) => column} nameOf={nameOf} onSort={setColumns}>
        {(column) => (
          <div className={styles.column}>
            <span>{nameOf(column)}</span>
            <ActionIcon
              aria-label={t.removeColumn(nameOf(column))}
              onClick={() => setColumns(columns.filter((other) => other !== column))}
            >
              <Icon of={IconX} size={16} />
            </ActionIcon>
          </div>
        )}
      </Sortable>
      <Select
        aria-label={t.addColumn}
        placeholder={t.addColumn}
        searchable
        value={null}
        data={free.map((name) => ({ value: name, label: nameOf(name) }))}
        onChange={(name) => name && setColumns([...columns, name])}
      />
      <Wrong>{sending.problem ?? sending.faults[0]?.message}</Wrong>
      <div>
        <Button
          onClick={save}
          loading={sending.isBusy}
          disabled={columns.length === 0 || columns.join() === view.columns.join()}
        >
          {t.save}
        </Button>
      </div>
    </div>
  );
}
