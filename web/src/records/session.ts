import { useSyncExternalStore } from 'react';
import { BrowserPlace, openStrict } from '~/data/browser/browserPlace.ts';
import type { Grato } from '~/data/index.ts';
import type { Unlocking } from '~/data/keeper/vault.ts';
import { api, NoLine, Problem } from '~/platform/api.ts';
import {
  changeSettings,
  isDensity,
  isTheme,
  LANGUAGES,
  type Settings,
  settings,
} from '~/platform/settings.ts';
import { stored } from '~/platform/stored.ts';
import { isWeekStart } from '~/platform/weeks.ts';
import { favourites, pinsIn } from './favourites/favourites.ts';

/** Who is signed in, as `GET /me` says. */
export type Me = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly zone: string;
  readonly team: string | null;
  readonly role: { readonly id: string; readonly name: string; readonly isAdministrator: boolean };
  readonly workspace: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly isPractice: boolean;
    readonly currency: string;
  };
  /** How one likes Grato to look, on every device. */
  readonly preferences?: {
    readonly theme?: unknown;
    readonly density?: unknown;
    readonly weekStart?: unknown;
    readonly favourites?: unknown;
  };
  readonly rights: { readonly abilities: readonly string[] };
};

/** Where one stands at the door. */
export type Stage =
  | { readonly kind: 'starting' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'setup'; readonly needsCode: boolean }
  | { readonly kind: 'signedOut' }
  /** The role asks for a second factor, and one has none yet. */
  | { readonly kind: 'mustEnrol' }
  | { readonly kind: 'locked'; readonly me: Me; readonly place: BrowserPlace }
  | { readonly kind: 'open'; readonly me: Me; readonly grato: Grato; readonly profile: 'field' | 'strict' };

/** Who was here last on this device, so that the door opens without a line, too. */
const LAST = 'grato last';

let stage: Stage = { kind: 'starting' };
const listeners = new Set<() => void>();

function go(next: Stage) {
  const isNew = next.kind === 'open' && stage.kind !== 'open';
  stage = next;
  if (isNew) {
    void sendMine();
  }
  for (const listener of [...listeners]) {
    listener();
  }
}

export function useStage(): Stage {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => stage,
  );
}

/** Whether this browser can keep data for work without a line; an insecure address cannot. */
export function canKeep(): boolean {
  return globalThis.isSecureContext && 'indexedDB' in globalThis && 'locks' in navigator;
}

/** How this browser is called in the list of devices. */
function deviceName(): string {
  const { userAgent } = navigator;
  const browser = /Edg\//.test(userAgent)
    ? 'Edge'
    : (/Firefox|Chrome|Safari/.exec(userAgent)?.[0] ?? 'Browser');
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(userAgent)?.[0] ?? '';
  return system ? `${browser}, ${system}` : browser;
}

/** Finds out where one stands and goes as far as it can without asking. */
export async function begin(): Promise<void> {
  try {
    const session = await api.get<{ mustEnrol: boolean }>('/session');
    if (session.mustEnrol) {
      go({ kind: 'mustEnrol' });
      return;
    }
    const me = await api.get<Me>('/me');
    remember(me);
    await enter(me);
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      await askWhetherNew();
    } else if (problem instanceof NoLine || (problem instanceof Problem && problem.status >= 500)) {
      await enterAlone();
    } else {
      throw problem;
    }
  }
}

/** Nobody is signed in: either nobody ever was, or one signs in. */
async function askWhetherNew(): Promise<void> {
  try {
    const { isNeeded, needsCode } = await api.get<{ isNeeded: boolean; needsCode: boolean }>('/setup');
    go(isNeeded ? { kind: 'setup', needsCode } : { kind: 'signedOut' });
  } catch {
    go({ kind: 'unreachable' });
  }
}

function remember(me: Me) {
  localStorage.setItem(LAST, JSON.stringify(me));
  const language = LANGUAGES.find((known) => me.locale.startsWith(known)) ?? settings.get().language;
  const { theme, density, weekStart } = me.preferences ?? {};
  changeSettings({
    language,
    zone: me.zone,
    ...(isTheme(theme) ? { theme } : {}),
    ...(isDensity(density) ? { density } : {}),
    ...(isWeekStart(weekStart) ? { weekStart } : {}),
    ...(unsentMine.get().of === me.id ? unsentMine.get().change : {}),
  });
  favourites.set(pinsIn(me.preferences?.favourites));
}

/** Without a line: what is kept here opens with its PIN. */
async function enterAlone(): Promise<void> {
  const kept = localStorage.getItem(LAST);
  const me = kept && canKeep() ? (JSON.parse(kept) as Me) : undefined; // we wrote it
  const place = me && (await BrowserPlace.of(owner(me)));
  if (me && place && (await place.isLocked())) {
    await openOrAsk(me, place);
  } else {
    go({ kind: 'unreachable' });
  }
}

async function enter(me: Me): Promise<void> {
  if (canKeep()) {
    const place = await BrowserPlace.of(owner(me));
    if (await place.isLocked()) {
      await openOrAsk(me, place);
      return;
    }
  }
  const grato = await openStrict(owner(me), deviceName());
  holdUnsent(grato);
  go({ kind: 'open', me, grato, profile: 'strict' });
}

/** In the strict profile what was not sent is lost with its tab, so the browser asks before it closes one. */
function holdUnsent(grato: Grato) {
  addEventListener('beforeunload', (event) => {
    if (grato.unsent.length > 0) {
      event.preventDefault();
    }
  });
}

async function openOrAsk(me: Me, place: BrowserPlace): Promise<void> {
  if (await place.join()) {
    await openPlace(me, place);
  } else {
    go({ kind: 'locked', me, place });
  }
}

async function openPlace(me: Me, place: BrowserPlace): Promise<void> {
  go({ kind: 'open', me, grato: await place.open(deviceName()), profile: 'field' });
}

function owner(me: Me): string {
  return `${me.workspace.id} ${me.id}`;
}

/** Gives the PIN; opens where it is right. */
export async function unlock(pin: string): Promise<Unlocking> {
  if (stage.kind !== 'locked') {
    return { kind: 'dropped' };
  }
  const { me, place } = stage;
  const unlocking = await place.unlock(pin);
  if (unlocking.kind === 'open') {
    await openPlace(me, place);
  }
  return unlocking;
}

/** Goes on without the data that is kept behind a forgotten PIN; it is thrown away. */
export async function forgetPlace(): Promise<void> {
  if (stage.kind === 'locked') {
    await stage.place.forget();
    await begin();
  }
}

/**
 * From now on data is kept on this device, behind a PIN. What waits in memory is sent first.
 *
 * @returns false where that cannot be sent now, or waits for its user; nothing is changed then
 */
export async function keepHere(pin: string): Promise<boolean> {
  if (stage.kind !== 'open' || stage.profile === 'field') {
    return true;
  }
  const { me, grato } = stage;
  grato.tryNow();
  await grato.idle();
  if (grato.unsent.length + grato.attention.length + grato.conflicts.length > 0) {
    return false;
  }
  const place = await BrowserPlace.of(owner(me));
  await place.choose(pin);
  // what was kept in memory was a device of its own, which nobody should look for in the list of devices
  await grato.retire();
  await openPlace(me, place);
  return true;
}

/** Puts another PIN before what is kept on this device; false where the present one is wrong. */
export async function changePin(present: string, next: string): Promise<boolean> {
  if (stage.kind !== 'open' || stage.profile !== 'field') {
    return false;
  }
  const place = await BrowserPlace.of(owner(stage.me));
  return place.change(present, next);
}

/** The six digits of an authenticator app; anything else is a recovery code. */
const DIGITS = /^[0-9 ]{6,7}$/;

/**
 * Signs in while one works, as the same user and into the same workspace: what waits is sent.
 *
 * @throws Problem where it is refused
 */
export async function signInAgain(password: string, proof: string): Promise<void> {
  if (stage.kind === 'open') {
    const { email, workspace } = stage.me;
    const factor = proof ? { [DIGITS.test(proof) ? 'code' : 'recoveryCode']: proof } : {};
    await api.post('/session', { email, password, workspace: workspace.slug, ...factor });
    stage.grato.tryNow();
  }
}

/** Signs out; with `send` it stays open where edits could not be sent. */
export async function signOut(unsent: 'send' | 'export' | 'discard'): Promise<boolean> {
  if (stage.kind !== 'open') {
    return true;
  }
  const { isDone } = await stage.grato.signOut(unsent, navigator.onLine);
  if (isDone) {
    localStorage.removeItem(LAST);
    unsentMine.set({ change: {} });
    go({ kind: 'signedOut' });
  }
  return isDone;
}

/** What one sets for oneself. */
export type Mine = Partial<Pick<Settings, 'language' | 'zone' | 'theme' | 'density' | 'weekStart'>>;

/** What one has set and the server does not know yet; it belongs to that user. */
const unsentMine = stored<{ readonly of?: string; readonly change: Mine }>('grato mine', (kept) => ({
  change: {},
  ...(typeof kept === 'object' ? kept : {}),
}));

/** Changes how Grato looks and speaks: at once here, and on the server for one's other devices, as soon as there is a line. */
export async function changeMine(change: Mine) {
  changeSettings(change);
  if (stage.kind === 'open') {
    unsentMine.set({ of: stage.me.id, change: { ...unsentMine.get().change, ...change } });
    await sendMine();
  }
}

async function sendMine() {
  const { of, change } = unsentMine.get();
  if (stage.kind !== 'open' || of !== stage.me.id || Object.keys(change).length === 0) {
    return;
  }
  const { language, zone, ...preferences } = change;
  try {
    await api.patch('/me', {
      ...(language ? { locale: language } : {}),
      ...(zone ? { zone } : {}),
      ...(Object.keys(preferences).length > 0 ? { preferences } : {}),
    });
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status === 401 || problem.status >= 429) {
      return; // it holds here, and is told as soon as that goes
    }
  }
  if (unsentMine.get().change === change) {
    unsentMine.set({ change: {} });
  }
}

globalThis.addEventListener?.('online', () => void sendMine());
