// @vitest-environment happy-dom
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Choices } from './Choices.tsx';
import { DateValue } from './DateValue.tsx';
import type { Condition } from './filterTree.ts';

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
});

const choices = [...'abcdefghij'].map((id) => ({ id, name: `Choice ${id.toUpperCase()}` }));

function Several({ tell }: { tell: (chosen: readonly string[]) => void }) {
  const [chosen, setChosen] = useState<readonly string[]>(['b']);
  const change = (next: readonly string[]) => {
    setChosen(next);
    tell(next);
  };
  return <Choices name="Letters" choices={choices} chosen={chosen} onChange={change} />;
}

const boxes = () => [...place.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const box = (name: string) => boxes().find((each) => each.closest('label')?.textContent === name);

function type(input: HTMLInputElement | HTMLSelectElement, value: string) {
  const prototype =
    input instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  // as a browser does: React looks whether the value has changed
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, value);
  input.dispatchEvent(new Event(input instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

describe('choosing some of several', () => {
  it('ticks and unticks, by name', () => {
    const tell = vi.fn();
    act(() => root.render(<Several tell={tell} />));
    expect(place.querySelector('fieldset legend')?.textContent).toBe('Letters');
    expect(box('Choice B')?.checked).toBe(true);
    act(() => box('Choice C')?.click());
    expect(tell).toHaveBeenLastCalledWith(['b', 'c']);
    act(() => box('Choice B')?.click());
    expect(tell).toHaveBeenLastCalledWith(['c']);
  });

  it('finds among many', () => {
    act(() => root.render(<Several tell={() => {}} />));
    const search = place.querySelector<HTMLInputElement>('input[type=search]');
    act(() => search && type(search, 'e j'));
    expect(boxes().map((each) => each.closest('label')?.textContent)).toEqual(['Choice J']);
    act(() => search && type(search, 'zzz'));
    expect(boxes()).toEqual([]);
    expect(place.textContent).toContain('Nothing found.');
  });
});

describe('choosing a time', () => {
  it('asks for a span in words, and for days', () => {
    let condition: Condition = { field: 'dueAt', op: 'between', value: [null, null] };
    function Time() {
      const [present, setPresent] = useState(condition);
      condition = present;
      return <DateValue condition={present} onChange={setPresent} />;
    }
    act(() => root.render(<Time />));
    const select = place.querySelector('select');
    act(() => select && type(select, 'last30'));
    expect(condition.value).toEqual([{ relative: 'startOfDay-30d' }, { relative: 'endOfDay' }]);
    act(() => select && type(select, 'days'));
    const [from] = [...place.querySelectorAll<HTMLInputElement>('input[type=date]')];
    expect(from?.getAttribute('aria-label')).toBe('From');
    act(() => from && type(from, '2026-11-22'));
    expect(condition).toEqual({ field: 'dueAt', op: 'ge', value: '2026-11-22' });
  });
});
