import { useState } from 'react';

/** A text that is typed and not saved yet; it survives a reload of this tab, and nothing else. */
export function useUnsaved(name: string): readonly [string, (next: string) => void] {
  const key = `grato unsaved ${name}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const change = (next: string) => {
    setText(next);
    if (next) {
      sessionStorage.setItem(key, next);
    } else {
      sessionStorage.removeItem(key);
    }
  };
  return [text, change];
}
