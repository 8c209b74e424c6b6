// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MODEL } from '~/data/model/fixture.ts';
import type { FieldJson, Json } from '~/data/model/schema.ts';
import { changeSettings } from '~/platform/settings.ts';
import { dropDraft } from './drafts.ts';
import { FieldEditor } from './FieldEditor.tsx';

const object = MODEL.require('deal');
let place: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  changeSettings({ language: 'es', zone: 'Europe/Rome' });
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  dropDraft('d1 it');
  vi.unstubAllGlobals();
});

function field(type: string, more: Partial<FieldJson> = {}): FieldJson {
  return { name: 'it', type, rule: 'last', isRequired: false, isReadOnly: false, isUnique: false, ...more };
}

function edit(of: FieldJson, value: Json | undefined, draftName?: string) {
  const done = vi.fn();
  act(() =>
    root.render(
      <MantineProvider>
        <FieldEditor
          object={object}
          field={of}
          value={value}
          onDone={done}
          {...(draftName === undefined ? {} : { draftName })}
        />
      </MantineProvider>,
    ),
  );
  return done;
}

/** The control of a role with this name, as a person finds it. */
function find<E extends HTMLElement>(tag: string, name = 'It'): E {
  const found = [...document.body.querySelectorAll<E>(tag)].find(
    (each) => each.getAttribute('aria-label') === name,
  );
  if (!found) {
    throw new Error(`no ${tag} called ${name}`);
  }
  return found;
}

function type(input: HTMLInputElement | HTMLTextAreaElement, text: string) {
  const proto =
    input instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  act(() => {
    // as a person types: React hears of it
    Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function press(element: HTMLElement, key: string, more: KeyboardEventInit = {}) {
  act(() => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  });
}

test('takes the focus, and Enter saves what was typed', () => {
  const done = edit(field('text'), 'before');
  const input = find<HTMLInputElement>('input');
  expect(document.activeElement).toBe(input);
  type(input, '  after ');
  press(input, 'Enter');
  expect(done.mock.calls).toEqual([['after']]);
});

test('Esc restores, and what is as it was is no change', () => {
  const done = edit(field('text'), 'before');
  type(find<HTMLInputElement>('input'), 'after');
  press(find('input'), 'Escape');
  expect(done.mock.calls).toEqual([[undefined]]);
});

test('leaving it saves, and an emptied one is null', () => {
  const done = edit(field('number'), 12.5);
  const input = find<HTMLInputElement>('input');
  expect(input.value).toBe('12,5');
  type(input, '');
  act(() => input.blur());
  expect(done.mock.calls).toEqual([[null]]);
});

test('what cannot be taken stays, and says why', () => {
  const done = edit(field('number'), 12.5);
  const input = find<HTMLInputElement>('input');
  type(input, 'doce');
  press(input, 'Enter');
  expect(done).not.toHaveBeenCalled();
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(document.querySelector('[role=alert]')?.textContent).toContain('No es un número');
  type(input, '1.200');
  press(input, 'Enter');
  expect(done.mock.calls).toEqual([[1200]]);
});

test('a required field does not take nothing', () => {
  const done = edit(field('text', { isRequired: true }), 'before');
  type(find<HTMLInputElement>('input'), ' ');
  press(find('input'), 'Enter');
  expect(done).not.toHaveBeenCalled();
  expect(document.querySelector('[role=alert]')).not.toBeNull();
});

test('a long text takes Enter as a line, and Ctrl Enter saves', () => {
  const done = edit(field('longText'), 'one');
  const area = find<HTMLTextAreaElement>('textarea');
  press(area, 'Enter');
  expect(done).not.toHaveBeenCalled();
  type(area, 'one\ntwo');
  press(area, 'Enter', { ctrlKey: true });
  expect(done.mock.calls).toEqual([['one\ntwo']]);
});

test('what was typed survives a reload, until it is saved or given up', () => {
  edit(field('text'), 'before', 'd1 it');
  type(find<HTMLInputElement>('input'), 'half a sent');
  act(() => root.unmount());
  root = createRoot(place);
  const done = edit(field('text'), 'before', 'd1 it');
  expect(find<HTMLInputElement>('input').value).toBe('half a sent');
  press(find('input'), 'Escape');
  expect(done.mock.calls).toEqual([[undefined]]);
  expect(Object.keys(sessionStorage)).toEqual([]);
});

test('a moment is typed in the user’s zone', () => {
  const done = edit(field('dateTime'), '2026-11-22T10:15:00Z');
  const input = find<HTMLInputElement>('input');
  expect(input.value).toBe('2026-11-22T11:15');
  type(input, '2026-11-22T12:00');
  press(input, 'Enter');
  expect(done.mock.calls).toEqual([['2026-11-22T11:00:00Z']]);
});

test('stars are given by digits and arrows', () => {
  const done = edit(field('rating'), 2);
  const stars = find('span');
  press(stars, '4');
  press(stars, 'ArrowLeft');
  press(stars, 'Enter');
  expect(done.mock.calls).toEqual([[3]]);
});
