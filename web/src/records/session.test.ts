// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeSettings, settings } from '~/platform/settings.ts';
import {
  begin,
  changeMine,
  changePin,
  forgetPlace,
  keepHere,
  type Stage,
  signInAgain,
  signOut,
  unlock,
  useStage,
} from './session.ts';

const ME = {
  id: 'u1',
  name: 'Olga',
  email: 'olga@example.com',
  locale: 'it-IT',
  zone: 'Europe/Madrid',
  role: { id: 'r', name: 'Sales', isAdministrator: false },
  workspace: { id: 'w', slug: 'main', name: 'Acme', isPractice: false, currency: 'EUR' },
  preferences: { theme: 'dark', density: 'sideways' },
  rights: { abilities: [] },
};

/** What the server answers, by method and path: a status, or a body with 200; nothing means that there is no line. */
const server = new Map<string, unknown>();
const asked: { readonly call: string; readonly body: unknown }[] = [];

function online() {
  server.set('GET /session', { mustEnrol: false, csrfToken: 't' });
  server.set('GET /me', ME);
  server.set('PATCH /me', {});
  server.set('POST /session', {});
}

async function answer(address: string, { method, body }: RequestInit): Promise<Response> {
  const call = `${method} ${address.replace('/api/v1', '')}`;
  asked.push({ call, body: typeof body === 'string' ? JSON.parse(body) : undefined });
  const found = server.get(call);
  if (found === undefined) {
    throw new TypeError('no line');
  }
  const status = typeof found === 'number' ? found : 200;
  return new Response(typeof found === 'number' ? '{}' : JSON.stringify(found), { status });
}

/** What is kept in this browser: the data layer has tests of its own. */
const kept = vi.hoisted(() => ({ pin: '', isOpenElsewhere: false }));
const grato = vi.hoisted(() => ({ unsent: [], isSent: true, tries: 0 }));
vi.mock('~/data/browser/browserPlace.ts', () => {
  const workspace = {
    ...grato,
    attention: [],
    conflicts: [],
    idle: async () => undefined,
    retire: async () => undefined,
    close: () => undefined,
    tryNow: () => grato.tries++,
    signOut: async (how: string) => ({ isDone: how !== 'send' || grato.isSent }),
  };
  const place = {
    isLocked: async () => kept.pin !== '',
    join: async () => kept.isOpenElsewhere,
    open: async () => workspace,
    choose: async (pin: string) => {
      kept.pin = pin;
    },
    unlock: async (pin: string) => (pin === kept.pin ? { kind: 'open' } : { kind: 'wrong', left: 9 }),
    change: async (present: string, next: string) => {
      const isRight = present === kept.pin;
      kept.pin = isRight ? next : kept.pin;
      return isRight;
    },
    forget: async () => {
      kept.pin = '';
    },
  };
  return { openStrict: async () => workspace, BrowserPlace: { of: async () => place } };
});

let stage: Stage;
let root: Root;

function Watch() {
  stage = useStage();
  return null;
}

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('indexedDB', {});
  vi.stubGlobal('fetch', answer);
  Object.defineProperty(navigator, 'locks', { value: {}, configurable: true });
  Object.assign(kept, { pin: '', isOpenElsewhere: false });
  Object.assign(grato, { isSent: true, tries: 0 });
  localStorage.clear();
  server.clear();
  changeSettings({ language: 'en', zone: 'UTC', theme: 'system', density: 'compact' });
  root = createRoot(document.createElement('div'));
  act(() => root.render(createElement(Watch)));
  online();
  await act(begin);
  asked.length = 0;
});

afterEach(async () => {
  await act(async () => {
    await signOut('discard');
  });
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

/** The page is loaded anew: one stands at the door again. */
async function reload() {
  await act(begin);
}

const kind = () => stage.kind;

describe('beginning', () => {
  it('opens what belongs to the session, and speaks and looks as its user wants', () => {
    expect(stage).toMatchObject({ kind: 'open', profile: 'strict', me: { name: 'Olga' } });
    expect(settings.get()).toMatchObject({ language: 'it', zone: 'Europe/Madrid', theme: 'dark' });
    // what is no density is not taken for one
    expect(settings.get().density).toBe('compact');
  });

  it('asks to sign in where there is no session, and to set up where nobody ever was', async () => {
    server.set('GET /session', 401);
    server.set('GET /setup', { isNeeded: false, needsCode: false });
    await reload();
    expect(kind()).toBe('signedOut');
    server.set('GET /setup', { isNeeded: true, needsCode: true });
    await reload();
    expect(stage).toEqual({ kind: 'setup', needsCode: true });
  });

  it('goes no further without the second factor that is asked for', async () => {
    server.set('GET /session', { mustEnrol: true });
    await reload();
    expect(kind()).toBe('mustEnrol');
    expect(asked.map(({ call }) => call)).not.toContain('GET /me');
  });

  it('says that the server cannot be reached where nothing is kept, also when it is broken', async () => {
    server.clear();
    await reload();
    expect(kind()).toBe('unreachable');
    server.set('GET /session', 503);
    await reload();
    expect(kind()).toBe('unreachable');
    server.set('GET /session', 401);
    await reload();
    expect(kind()).toBe('unreachable');
  });
});

describe('what is kept on the device', () => {
  beforeEach(() => act(() => keepHere('314159')));

  it('is open at once, and asks for its PIN after a reload, with a line and without', async () => {
    expect(stage).toMatchObject({ kind: 'open', profile: 'field' });
    await reload();
    expect(kind()).toBe('locked');
    server.clear();
    await reload();
    expect(stage).toMatchObject({ kind: 'locked', me: { name: 'Olga' } });
  });

  it('opens by its PIN only', async () => {
    await reload();
    expect(await act(() => unlock('000000'))).toEqual({ kind: 'wrong', left: 9 });
    expect(kind()).toBe('locked');
    await act(() => unlock('314159'));
    expect(stage).toMatchObject({ kind: 'open', profile: 'field' });
  });

  it('opens without a PIN where another tab is open', async () => {
    kept.isOpenElsewhere = true;
    await reload();
    expect(kind()).toBe('open');
  });

  it('gets another PIN from who knows the present one', async () => {
    expect(await changePin('000000', '271828')).toBe(false);
    expect(await changePin('314159', '271828')).toBe(true);
    expect(kept.pin).toBe('271828');
  });

  it('is thrown away with a forgotten PIN; what the server has is there again', async () => {
    await reload();
    await act(forgetPlace);
    expect(kept.pin).toBe('');
    expect(stage).toMatchObject({ kind: 'open', profile: 'strict' });
  });

  it('is not offered at an address that is not secure', async () => {
    vi.stubGlobal('isSecureContext', false);
    server.clear();
    await reload();
    expect(kind()).toBe('unreachable');
  });
});

describe('leaving', () => {
  it('waits for what could not be sent', async () => {
    grato.isSent = false;
    expect(await act(() => signOut('send'))).toBe(false);
    expect(kind()).toBe('open');
    expect(await act(() => signOut('export'))).toBe(true);
    expect(kind()).toBe('signedOut');
  });

  it('leaves nobody behind whom a start without a line could greet', async () => {
    await act(() => keepHere('314159'));
    await act(() => signOut('discard'));
    server.clear();
    await reload();
    expect(kind()).toBe('unreachable');
  });
});

it('signs in again as the same user, by a code or a recovery code, and goes on sending', async () => {
  await signInAgain('secret', '123 456');
  await signInAgain('secret', 'abcd-efgh');
  await signInAgain('secret', '');
  const who = { email: ME.email, password: 'secret', workspace: 'main' };
  expect(asked.filter(({ call }) => call === 'POST /session').map(({ body }) => body)).toEqual([
    { ...who, code: '123 456' },
    { ...who, recoveryCode: 'abcd-efgh' },
    who,
  ]);
  expect(grato.tries).toBe(3);
});

describe('what one sets for oneself', () => {
  const told = () => asked.filter(({ call }) => call === 'PATCH /me').map(({ body }) => body);

  it('holds at once and is told to the server', async () => {
    await changeMine({ language: 'es', theme: 'light' });
    expect(settings.get()).toMatchObject({ language: 'es', theme: 'light' });
    expect(told()).toEqual([{ locale: 'es', preferences: { theme: 'light' } }]);
  });

  it('holds without a line, outlives a reload, and is told once there is one', async () => {
    server.clear();
    await changeMine({ density: 'comfortable' });
    await changeMine({ zone: 'Europe/Lisbon' });
    online();
    asked.length = 0;
    await reload();
    expect(settings.get()).toMatchObject({ density: 'comfortable', zone: 'Europe/Lisbon' });
    globalThis.dispatchEvent(new Event('online'));
    await vi.waitFor(() =>
      expect(told()).toEqual([{ zone: 'Europe/Lisbon', preferences: { density: 'comfortable' } }]),
    );
  });

  it('is not tried for ever where the server refuses it', async () => {
    server.set('PATCH /me', 400);
    await changeMine({ zone: 'Nowhere' });
    asked.length = 0;
    globalThis.dispatchEvent(new Event('online'));
    await Promise.resolve();
    expect(told()).toEqual([]);
  });
});
