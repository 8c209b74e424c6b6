import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { type Action, useActions } from '~/platform/actions.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '../workspace.tsx';
import type { Cursor } from './cursor.ts';
import { listTexts } from './texts.ts';
import type { ListSetting } from './useList.ts';

const PAGE = 20;

/** What keys do in a list: those of the grid while it has the focus, and those that work wherever one is. */
export function useGridKeys(
  cursor: Cursor,
  list: ListSetting,
  onMove: () => void,
  leap: (to: 'first' | 'last') => boolean,
) {
  const t = useTexts(listTexts);
  const { slug } = useHere();
  const navigate = useNavigate();
  const { address } = list.object;
  const isPeeking = list.address.peek !== undefined;
  const { change } = list;
  const present = { isPeeking, change, onMove };
  const latest = useRef(present);
  latest.current = present;
  const actions = useMemo((): readonly Action[] => {
    const group = t.keyGroup;
    const move = (by: number) => {
      latest.current.onMove();
      const id = cursor.move(by);
      if (latest.current.isPeeking && id) {
        latest.current.change({ peek: id }, { replace: true });
      }
    };
    const open = () => {
      if (cursor.active) {
        navigate({ to: '/w/$slug/$address/$id', params: { slug, address, id: cursor.active } });
      }
    };
    const peek = () => {
      const id = cursor.active;
      if (id) {
        latest.current.change({ peek: latest.current.isPeeking ? undefined : id });
      }
    };
    const toggle = () => cursor.active && cursor.toggle(cursor.active);
    const hidden = { isHidden: true, group };
    return [
      { id: 'list.next', name: t.next, group, keys: 'j', run: () => move(1) },
      { id: 'list.previous', name: t.previous, group, keys: 'k', run: () => move(-1) },
      { id: 'list.down', name: t.next, keys: 'ArrowDown', ...hidden, run: () => move(1) },
      { id: 'list.up', name: t.previous, keys: 'ArrowUp', ...hidden, run: () => move(-1) },
      { id: 'list.toggle', name: t.toggle, group, keys: 'x', run: toggle },
      { id: 'list.peek', name: t.peek, group, keys: 'space', run: peek },
      { id: 'list.open', name: t.open, group, keys: 'Enter', run: open },
      { id: 'list.edit', name: t.edit, group, keys: 'e', run: () => cursor.edit(true) },
    ];
  }, [cursor, t, navigate, slug, address]);
  useActions(actions);
  return (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) {
      return;
    }
    const done = gridKey(event, cursor, list.columns.length, onMove, leap);
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

/**
 * The keys of a grid that has the focus.
 *
 * @param leap goes to an end of the list that is not loaded; says whether there was need to
 * @returns whether the key meant something
 */
function gridKey(
  event: KeyboardEvent,
  cursor: Cursor,
  columns: number,
  onMove: () => void,
  leap: (to: 'first' | 'last') => boolean,
): boolean {
  const { key, shiftKey, ctrlKey, metaKey } = event;
  const isMod = ctrlKey || metaKey;
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    cursor.aside(key === 'ArrowRight' ? 1 : -1, columns);
    return true;
  }
  const steps: { readonly [key: string]: number } = {
    PageDown: PAGE,
    PageUp: -PAGE,
    Home: isMod ? Number.NEGATIVE_INFINITY : 0,
    End: isMod ? Number.POSITIVE_INFINITY : 0,
  };
  if ((key === 'ArrowDown' || key === 'ArrowUp') && shiftKey) {
    onMove();
    if (cursor.active && cursor.picked.size === 0) {
      cursor.toggle(cursor.active);
    }
    const id = cursor.move(key === 'ArrowDown' ? 1 : -1);
    if (id) {
      cursor.extend(id);
    }
    return true;
  }
  if (key === 'F2') {
    cursor.edit(true);
    return true;
  }
  const step = steps[key];
  if (step) {
    onMove();
    if (Number.isFinite(step) || !leap(step < 0 ? 'first' : 'last')) {
      cursor.move(step);
    }
    return true;
  }
  if (step === 0) {
    cursor.aside(key === 'End' ? columns : -columns, columns);
    return true;
  }
  if (isMod && key === 'a') {
    cursor.pickAll(false);
    return true;
  }
  if (key === 'Escape' && cursor.picked.size > 0) {
    cursor.clear();
    return true;
  }
  return false;
}
