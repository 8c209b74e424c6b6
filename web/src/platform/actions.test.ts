// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Action, listenToKeys, useActions } from './actions.ts';

let heard: string[];
let end: () => void;

const action = (keys: string, isGlobal = false): Action => ({
  id: keys,
  name: keys,
  group: '',
  keys,
  isGlobal,
  run: () => heard.push(keys),
});

const ACTIONS = [
  action('Enter'),
  action('space'),
  action('g d'),
  action('d'),
  action('?'),
  action('mod+k', true),
];

function Offers() {
  useActions(ACTIONS);
  return null;
}

function press(key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  heard = [];
  const stop = listenToKeys();
  const root = createRoot(document.createElement('div'));
  act(() => root.render(createElement(Offers)));
  end = () => {
    act(() => root.unmount());
    stop();
  };
});

afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

it('runs one key and two keys one after the other', () => {
  press('d');
  press('g');
  press('d');
  press('?', document.body, { shiftKey: true });
  expect(heard).toEqual(['d', 'g d', '?']);
});

it('leaves letters to who types, and hears what works everywhere', () => {
  const input = document.body.appendChild(document.createElement('input'));
  press('d', input);
  press('k', input, { ctrlKey: true });
  expect(heard).toEqual(['mod+k']);
});

it('rests while a dialog is open', () => {
  const dialog = document.body.appendChild(document.createElement('dialog'));
  press('d', dialog.appendChild(document.createElement('button')));
  expect(heard).toEqual([]);
});

it('leaves to a button what presses it, and takes its letters', () => {
  const button = document.body.appendChild(document.createElement('button'));
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  button.dispatchEvent(enter);
  press(' ', button);
  expect(enter.defaultPrevented).toBe(false);
  expect(heard).toEqual([]);
  press('d', button);
  press('Enter');
  expect(heard).toEqual(['d', 'Enter']);
});
