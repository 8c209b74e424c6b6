// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeSettings } from '~/platform/settings.ts';
import type { Matrix, Rights } from './matrix.ts';
import { RightsTable } from './RightsTable.tsx';

const cell = { scope: 'team', inherited: true } as const;
const matrix: Matrix = {
  role: '1',
  name: 'Seller',
  etag: '',
  isAdministrator: false,
  scopes: { read: 'team', create: 'own', write: 'own', delete: 'own' },
  rights: {},
  objects: [
    {
      object: 'deal',
      address: 'deals',
      label: { en: 'Deal' },
      pluralLabel: { en: 'Deals' },
      owned: true,
      parents: [],
      hasAccountTeam: false,
      fields: [
        { field: 'margin', label: { en: 'Margin' }, right: 'write', inherited: true, canBeHidden: true },
        { field: 'owner', label: { en: 'Owner' }, right: 'write', inherited: true, canBeHidden: false },
      ],
      read: cell,
      create: cell,
      write: cell,
      delete: cell,
    },
  ],
};

let place: HTMLElement;
let end: () => void;
let saved: Rights[];

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  changeSettings({ language: 'en' });
  saved = [];
  place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(async () =>
    root.render(<RightsTable matrix={matrix} isModeller={false} onChange={(rights) => saved.push(rights)} />),
  );
  end = () => act(() => root.unmount());
});

afterEach(() => {
  end();
  place.remove();
});

function chooser(name: string): HTMLSelectElement {
  const found = [...place.querySelectorAll('select')].find(
    (select) =>
      select.getAttribute('aria-label') === name || select.closest('label')?.textContent?.startsWith(name),
  );
  if (!found) {
    throw new Error(`nothing to choose is called ${name}`);
  }
  return found;
}

async function choose(name: string, value: string) {
  await act(async () => {
    const select = chooser(name);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

it('says what a cell follows, and saves what is chosen in it', async () => {
  expect(chooser('Deals: Sees').selectedOptions[0]?.textContent).toBe('the team’s, as above');
  await choose('Deals: Sees', 'all');
  expect(saved).toEqual([{ deal: { read: 'all' } }]);
});

it('opens the fields of an object, and hides only those that may be hidden', async () => {
  await act(async () => place.querySelector('button')?.click());
  await choose('Margin', 'hidden');
  expect(saved).toEqual([{ deal: { fields: { margin: 'hidden' } } }]);
  expect([...chooser('Owner').options].map(({ value }) => value)).toEqual(['write', 'read']);
});
