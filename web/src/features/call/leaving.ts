import type { Caller } from './caller.ts';

/** One has left Grato by a link to talk to somebody. */
export type Leaving = {
  readonly kind: 'call' | 'chat';
  readonly number: string;
  /** The record at whose page it was, if it is a person or company. */
  readonly at?: Caller;
  readonly when: number;
};

const KEY = 'grato left';

/** Back sooner than this nobody has talked, in milliseconds. */
const LEAST = 3_000;
/** Later than this nobody remembers. */
const MOST = 3 * 3600_000;

/** The conversation a link leads to; undefined where it leads elsewhere. */
export function leavingBy(href: string): Pick<Leaving, 'kind' | 'number'> | undefined {
  if (href.startsWith('tel:')) {
    return { kind: 'call', number: decodeURIComponent(href.slice(4)).split(';')[0] ?? '' };
  }
  const chat =
    /^(?:https?:\/\/(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)|whatsapp:\/\/send\/?\?phone=)\+?(\d+)/.exec(
      href,
    );
  return chat?.[1] ? { kind: 'chat', number: `+${chat[1]}` } : undefined;
}

/** Remembers that one has left; of two the later counts. */
export function left(leaving: Leaving) {
  sessionStorage.setItem(KEY, JSON.stringify(leaving));
}

/** What one comes back from, told once and never again. */
export function cameBack(now: number): Leaving | undefined {
  const kept = sessionStorage.getItem(KEY);
  const leaving = kept ? (JSON.parse(kept) as Leaving) : undefined; // we wrote it
  if (!leaving || now - leaving.when < LEAST) {
    return undefined;
  }
  sessionStorage.removeItem(KEY);
  return now - leaving.when < MOST ? leaving : undefined;
}
