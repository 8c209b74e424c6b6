import { fold } from '~/data/filter/folding.ts';
import type { Row } from '~/data/store/rows.ts';

/** What can be the matter, in the order of the dialog. */
export const KINDS = [
  'tooSlow',
  'dontKnowHow',
  'asksTooMuch',
  'wrongData',
  'doesNotFit',
  'feelWatched',
  'fault',
  'idea',
] as const;
export type Kind = (typeof KINDS)[number];

export const STATUSES = ['new', 'acknowledged', 'planned', 'done', 'willNot'] as const;
export type Status = (typeof STATUSES)[number];

/** What the server adds to the requests on the device. */
export type Board = {
  readonly isTeam: boolean;
  readonly requests: readonly Item[];
  readonly screens: readonly { readonly screen: string; readonly reports: string }[];
};

export type Item = {
  readonly request: string;
  readonly reporters: number;
  readonly rank: number | null;
  /** Of quarters that are over. */
  readonly points: number;
  readonly mayAnswer: boolean;
  readonly reports: readonly Report[];
};

export type Report = {
  readonly on: string;
  readonly sentence: string | null;
  readonly reporter: string | null;
  readonly appVersion: string | null;
  readonly timing: string | null;
  readonly errorCode: string | null;
};

const PART = /^[a-z][a-z-]{0,40}$/;

/** Names the screen at this path, without whatever leads to a record: `/w/main/deals/0192…` is `deals/record`. */
export function screenOf(path: string): string {
  const [place = '', part] = path.split('/').slice(3);
  if (!PART.test(place)) {
    return 'start';
  }
  return part ? `${place}/${PART.test(part) ? part : 'record'}` : place;
}

/** A class of time, never the time itself. */
export function timingOf(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined) {
    return undefined;
  }
  const limits: readonly (readonly [number, string])[] = [
    [100, '<100ms'],
    [1_000, '<1s'],
    [3_000, '<3s'],
    [10_000, '<10s'],
  ];
  return limits.find(([limit]) => milliseconds < limit)?.[1] ?? '>10s';
}

/** What was refused last, in letters the server keeps. */
export function codeOf(refusal: string | undefined): string | undefined {
  return refusal?.replaceAll(/[^A-Za-z0-9._-]/g, '.').slice(0, 60);
}

export function isOpen(request: Row): boolean {
  return request.values.status !== 'done' && request.values.status !== 'willNot';
}

/** What is decided and says all these words, the latest decision first. */
export function told(requests: readonly Row[], search: string): readonly Row[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const closedAt = ({ values }: Row) => String(values.closedAt ?? '');
  return requests
    .filter((request) => !isOpen(request))
    .filter(({ values }) => {
      const text = fold(`${values.name ?? ''} ${values.answer ?? ''}`);
      return words.every((word) => text.includes(word));
    })
    .toSorted((one, other) => closedAt(other).localeCompare(closedAt(one)));
}

/** The open requests of this screen, those of the chosen kind first: what one joins rather than saying it again. */
export function similar(requests: readonly Row[], screen: string, kind: Kind | undefined): readonly Row[] {
  const here = requests.filter((request) => isOpen(request) && request.values.screen === screen);
  const isKind = ({ values }: Row) => Number(values.kind === kind);
  return here.toSorted((one, other) => isKind(other) - isKind(one)).slice(0, 3);
}

/** What is still to be done, the most urgent first: what is never ranked, then by rank, then the oldest. */
export function inOrder(requests: readonly Row[], items: ReadonlyMap<string, Item>): readonly Row[] {
  const watched = ({ values }: Row) => Number(values.kind === 'feelWatched');
  const rank = ({ id }: Row) => items.get(id)?.rank ?? -1;
  return requests.toSorted((one, other) => watched(other) - watched(one) || rank(other) - rank(one));
}
