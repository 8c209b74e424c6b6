import { useState } from 'react';
import { takeShared } from '~/platform/shared.ts';

/** What another app has shared, as one text: what it said itself, else what is in its files. Empty where nothing waits. */
export async function sharedText(): Promise<string> {
  const shared = await takeShared();
  if (!shared) {
    return '';
  }
  const isText = ({ name, type }: File) => type.startsWith('text/') || name.endsWith('.txt');
  const files = await Promise.all(shared.files.filter(isText).map((file) => file.text()));
  // the words beside a file only say what it is
  const words = files.length > 0 ? files : [shared.title, shared.text, shared.url];
  return words.filter((part) => part !== '').join('\n');
}

/** The text one chooses from; it survives a reload of this tab, and nothing else. It is never in an address. */
export function useUnfinished(name: string, first: string): readonly [string, (next: string) => void] {
  const key = `grato share ${name}`;
  const [text, setText] = useState(() => {
    if (first) {
      sessionStorage.setItem(key, first);
    }
    return first || (sessionStorage.getItem(key) ?? '');
  });
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
