import { NativeSelect } from '@mantine/core';
import { useTexts } from '~/platform/texts.ts';
import { useView } from '~/records/workspace.tsx';
import { programmeTexts } from './texts.ts';

const USERS = {
  object: 'user',
  filter: { field: 'isActive', op: 'eq', value: true },
  sort: ['name'],
} as const;

/** Chooses one of those who work here; `other` stands for somebody without an account, where that is possible. */
export function People({
  label,
  value,
  other,
  onChoose,
}: {
  label: string;
  value: string;
  other?: string;
  onChoose: (user: string, name: string) => void;
}) {
  const t = useTexts(programmeTexts);
  const users = useView(USERS).rows.map(({ id, values }) => ({
    value: id,
    label: String(values.name ?? ''),
  }));
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[
        { value: '', label: t.nobody, disabled: true },
        ...users,
        ...(other === undefined ? [] : [{ value: 'other', label: other }]),
      ]}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onChoose(chosen, users.find((user) => user.value === chosen)?.label ?? '');
      }}
    />
  );
}
