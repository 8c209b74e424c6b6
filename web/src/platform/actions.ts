import type { Icon } from '@tabler/icons-react';
import { useLayoutEffect, useSyncExternalStore } from 'react';

/** Something one can do here: found by its name in the palette, done by its keys. */
export type Action = {
  /** `deal.win`: stable, for tests and for what was used lately. */
  readonly id: string;
  readonly name: string;
  /** Under which heading it stands in lists. */
  readonly group: string;
  /** `c`, `g d` (one after the other), `mod+k` (Ctrl, on a Mac Cmd), `shift+?` is written `?`. */
  readonly keys?: string;
  /** Stands before the name in the palette. */
  readonly icon?: Icon;
  /** Works while one types, too. */
  readonly isGlobal?: boolean;
  /** Only a key, not in the palette. */
  readonly isHidden?: boolean;
  readonly run: () => void;
};

const stack: (readonly Action[])[] = [];
const listeners = new Set<() => void>();
let all: readonly Action[] = [];

function changed() {
  // What was put up last comes first: a panel's `e` hides the list's.
  const seen = new Set<string>();
  all = stack
    .toReversed()
    .flat()
    .filter(({ id }) => !seen.has(id) && seen.add(id));
  for (const listener of [...listeners]) {
    listener();
  }
}

/** Offers actions for as long as the component is there: keys work as soon as one sees it. */
export function useActions(actions: readonly Action[]) {
  useLayoutEffect(() => {
    stack.push(actions);
    changed();
    return () => {
      stack.splice(stack.indexOf(actions), 1);
      changed();
    };
  }, [actions]);
}

/** All actions of now, the nearest first. */
export function useAllActions(): readonly Action[] {
  return useSyncExternalStore(subscribe, () => all);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const PAUSE = 1000;
let begun = '';
let begunAt = 0;

/** What a key event is called in `keys`. */
export function nameOfKey(event: KeyboardEvent): string {
  const isMod = event.ctrlKey || event.metaKey;
  const key = event.key === ' ' ? 'space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isLetter = /^[a-z]$/.test(key);
  return `${isMod ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${event.shiftKey && (isLetter || key.length > 1) ? 'shift+' : ''}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !/^(checkbox|radio|button)$/.test((target as HTMLInputElement).type)
  );
}

/** Hears keys and runs what they mean; one for the whole page. */
export function listenToKeys(): () => void {
  const heard = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) {
      return;
    }
    const name = nameOfKey(event);
    const isFree = !isTyping(event.target) && !isInDialog(event.target);
    const sequence = begun && Date.now() - begunAt < PAUSE ? `${begun} ${name}` : name;
    const may = isOperating(event) ? [] : all.filter((action) => isFree || action.isGlobal);
    const action = may.find(({ keys }) => keys === sequence) ?? may.find(({ keys }) => keys === name);
    begun = '';
    if (action) {
      event.preventDefault();
      action.run();
    } else if (isFree && may.some(({ keys }) => keys?.startsWith(`${name} `))) {
      begun = name;
      begunAt = Date.now();
    }
  };
  document.addEventListener('keydown', heard);
  return () => document.removeEventListener('keydown', heard);
}

/** What presses, chooses or moves within the control that has the focus is for that control, whatever it means elsewhere. */
function isOperating({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || ctrlKey || metaKey || altKey) {
    return false;
  }
  return (
    ((key === 'Enter' || key === ' ') && target.matches(PRESSED)) ||
    (key === ' ' && target.matches('input')) ||
    (/^(Arrow|Home|End|Page)/.test(key) && target.matches(MOVED_IN))
  );
}

const PRESSED =
  'button, a[href], summary, [role=button], [role=tab], [role=switch], [role=checkbox], [role=radio]';
const MOVED_IN =
  'input[type=radio], input[type=range], [role=tab], [role=radio], [role=slider], [role=separator][tabindex]';

/** In a dialog or a menu the keys of the page behind it rest. */
function isInDialog(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('dialog, [role=dialog], [role=menu], [role=listbox]') !== null
  );
}
