import { Textarea, TextInput } from '@mantine/core';
import type { Json } from '~/data/model/schema.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import styles from './programme.module.css';

type Props = {
  readonly object: string;
  readonly id: string;
  readonly field: string;
  readonly value: Json | undefined;
  readonly label: string;
  readonly hint?: string;
  /** What stands there for those who only read, where there is nothing. */
  readonly none: string;
  readonly kind?: 'text' | 'date';
  /** How a value is read, where it is not as it is written. */
  readonly show?: ((value: string) => string) | undefined;
  readonly canEdit: boolean;
  /** Across all columns. */
  readonly isWide?: boolean;
};

/** One answer of the page: written where it stands and kept on leaving it, or read. */
export function Line({
  object,
  id,
  field,
  value,
  label,
  hint,
  none,
  kind = 'text',
  show,
  canEdit,
  isWide,
}: Props) {
  const { change } = useCommands();
  const text = typeof value === 'string' ? value : '';
  if (!canEdit) {
    return (
      <div className={styles.card} data-wide={isWide || undefined}>
        <h3>{label}</h3>
        <p data-none={text === '' || undefined}>{text === '' ? none : (show?.(text) ?? text)}</p>
      </div>
    );
  }
  const keep = (written: string) => {
    const next = written.trim();
    if (next !== text) {
      change(object, id, { [field]: next === '' ? null : next }).catch(sayProblem);
    }
  };
  const common = {
    label,
    description: hint,
    defaultValue: text,
    onBlur: (event: { currentTarget: { value: string } }) => keep(event.currentTarget.value),
  };
  return (
    <div className={styles.card} data-wide={isWide || undefined}>
      {kind === 'date' ? (
        <TextInput key={text} type="date" {...common} />
      ) : (
        <Textarea
          key={text}
          autosize
          minRows={2}
          {...common}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.currentTarget.value = text;
              event.currentTarget.blur();
            } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.currentTarget.blur();
            }
          }}
        />
      )}
    </div>
  );
}
