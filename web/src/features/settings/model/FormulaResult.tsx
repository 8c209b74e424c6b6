import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FieldJson } from '~/data/model/schema.ts';
import type { Values } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { textOf } from '~/records/fields/fieldText.ts';
import styles from './Formula.module.css';
import type { Checked } from './FormulaEditor.tsx';
import { isTypeKey } from './fieldTypes.ts';
import type { ModelObject } from './model.ts';
import { modelTexts } from './modelTexts.ts';
import { typeTexts } from './typeTexts.ts';

const SAMPLES = 20;

/** What the formula gives for a record of one's choice. */
export function FormulaResult({
  object,
  checked,
  record,
  onRecord,
}: {
  object: ModelObject;
  checked: Checked;
  record: string | undefined;
  onRecord: (id: string) => void;
}) {
  const t = useTexts(modelTexts);
  const types = useTexts(typeTexts);
  const formats = useFormats();
  const samples = useSamples(object);
  const first = samples[0]?.value;
  useEffect(() => {
    if (!record && first) {
      onRecord(first);
    }
  }, [record, first, onRecord]);
  const type = checked.type ?? 'text';
  const shape: FieldJson = {
    name: 'result',
    type,
    rule: 'none',
    isRequired: false,
    isReadOnly: true,
    isUnique: false,
  };
  const result = checked.value === null ? '' : textOf(shape, checked.value, formats);
  return (
    <div className={styles.result}>
      <span>{isTypeKey(type) ? types[type] : type}</span>
      {samples.length > 0 && (
        <>
          <Select
            size="xs"
            aria-label={t.sampleRecord}
            data={samples}
            value={record ?? null}
            allowDeselect={false}
            onChange={(id) => id && onRecord(id)}
            style={{ flex: '1 1 160px' }}
          />
          <output aria-label={t.result}>
            {checked.hasValue && result ? <strong>{result}</strong> : <span>{t.noResult}</span>}
          </output>
        </>
      )}
    </div>
  );
}

function useSamples(object: ModelObject): readonly { readonly value: string; readonly label: string }[] {
  const { data } = useQuery({
    queryKey: ['samples', object.address],
    queryFn: () =>
      api.post<{ items: readonly (Values & { id: string })[] }>(`/${object.address}/query`, {
        fields: [object.titleField],
        limit: SAMPLES,
      }),
    staleTime: 60_000,
  });
  return (data?.items ?? []).map((item) => {
    const title = item[object.titleField];
    const text = title && typeof title === 'object' && 'full' in title ? title.full : title;
    return { value: item.id, label: String(text ?? item.id) };
  });
}
