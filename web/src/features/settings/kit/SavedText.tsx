import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSending } from './server.ts';

/** A text that saves itself: on Enter and when one leaves it. Esc brings back what there was. */
export function SavedText({
  label,
  value,
  onSave,
  isLabelled = false,
  path,
  placeholder,
  width = 260,
}: {
  label: string;
  value: string;
  onSave: (next: string) => Promise<unknown>;
  /** Whether the label is seen above it, too. */
  isLabelled?: boolean;
  /** Where the server's faults say it is. */
  path?: string;
  placeholder?: string;
  width?: number | string;
}) {
  const [draft, setDraft] = useState<string>();
  const sending = useSending();
  const save = async () => {
    if (draft === undefined || draft.trim() === value) {
      setDraft(undefined);
      sending.clear();
      return;
    }
    if (await sending.send(() => onSave(draft.trim()))) {
      setDraft(undefined);
    }
  };
  return (
    <TextInput
      {...(isLabelled ? { label } : { 'aria-label': label })}
      {...(placeholder ? { placeholder } : {})}
      value={draft ?? value}
      w={width}
      maw="100%"
      error={(path && sending.at(path)) ?? sending.faults[0]?.message ?? sending.problem}
      disabled={sending.isBusy}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.currentTarget.blur();
        } else if (event.key === 'Escape' && draft !== undefined) {
          event.stopPropagation();
          setDraft(undefined);
          sending.clear();
        }
      }}
    />
  );
}
