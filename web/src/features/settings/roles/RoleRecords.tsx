import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Values } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { FieldValue } from '~/records/fields/FieldValue.tsx';
import { columnsNamed, firstColumns } from '~/records/list/columns.ts';
import { fieldLabel, pluralLabel } from '~/records/naming.ts';
import { useModel } from '~/records/workspace.tsx';
import { Group } from '../kit/Page.tsx';
import styles from './Roles.module.css';
import { roleTexts } from './roleTexts.ts';

/** How many records are shown, and how many of their fields. */
const SHOWN = 10;
const COLUMNS = 5;

type Page = { readonly items: readonly Values[]; readonly count?: number };

/** The newest records of an object as somebody with this role would see them; the server masks them. */
export function RoleRecords({ role, readable }: { role: string; readable: readonly string[] }) {
  const t = useTexts(roleTexts);
  const { language } = useSettings();
  const formats = useFormats();
  const objects = (useModel()?.objects ?? []).filter(({ name }) => readable.includes(name));
  const [name, setName] = useState<string | null>(null);
  const object = objects.find((each) => each.name === name);
  const { data, isError } = useQuery({
    queryKey: [`/roles/${role}/preview/${name}`],
    queryFn: () =>
      api.post<Page>(`/roles/${role}/preview`, {
        object: object?.address,
        limit: SHOWN,
        count: 'estimate',
      }),
    enabled: object !== undefined,
  });
  return (
    <Group title={t.records} intro={t.recordsIntro}>
      <div style={{ padding: 16 }}>
        <Select
          aria-label={t.whichObject}
          placeholder={t.whichObject}
          searchable
          maw={320}
          value={name}
          data={objects.map((each) => ({ value: each.name, label: pluralLabel(each, language) }))}
          onChange={setName}
        />
        {isError && <p className={styles.quiet}>{t.recordsFailed}</p>}
        {object && data && (
          <>
            <p className={styles.quiet} role="status">
              {data.items.length === 0
                ? t.noRecords
                : t.seesRecords(formats.number(data.count ?? data.items.length))}
            </p>
            {data.items.length > 0 && <Table object={object} items={data.items} />}
          </>
        )}
      </div>
    </Group>
  );
}

function Table({ object, items }: { object: ObjectJson; items: readonly Values[] }) {
  const { language } = useSettings();
  // what the role does not see is not in the answer at all
  const columns = columnsNamed(object, firstColumns(object))
    .filter(({ name }) => items.some((item) => name in item))
    .slice(0, COLUMNS);
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className={styles.records}>
        <thead>
          <tr>
            {columns.map((field) => (
              <th key={field.name} scope="col">
                {fieldLabel(field, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={String(item.id)}>
              {columns.map((field) => (
                <td key={field.name}>
                  <FieldValue field={field} value={item[field.name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
