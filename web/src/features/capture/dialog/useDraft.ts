import { useState } from 'react';
import { type Decisions, UNDECIDED } from '../decide.ts';

/** A line that is typed and not saved yet, with what was said about its parts. */
export type Draft = { readonly text: string; readonly decisions: Decisions };

const NOTHING: Draft = { text: '', decisions: UNDECIDED };

/** The draft of a user; it survives a reload of this tab, and nothing else. */
export function useDraft(name: string): readonly [Draft, (next: Draft | undefined) => void] {
  const key = `grato capture ${name}`;
  const [draft, setDraft] = useState(() => read(key));
  const change = (next: Draft | undefined) => {
    setDraft(next ?? NOTHING);
    if (next && next.text !== '') {
      sessionStorage.setItem(key, JSON.stringify(next));
    } else {
      sessionStorage.removeItem(key);
    }
  };
  return [draft, change];
}

function read(key: string): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | null; // we wrote it
    return kept ?? NOTHING;
  } catch {
    return NOTHING;
  }
}
