import type { Action } from '~/platform/actions.ts';
import type { Hit } from '~/records/find/merging.ts';
import type { Recent } from '~/records/recent.ts';

/** One line of the palette. */
export type Option =
  | { readonly kind: 'record'; readonly key: string; readonly hit: Hit }
  | { readonly kind: 'recent'; readonly key: string; readonly record: Recent }
  | { readonly kind: 'action'; readonly key: string; readonly action: Action }
  | { readonly kind: 'caller'; readonly key: string }
  | { readonly kind: 'all'; readonly key: string };

export type Group = {
  readonly name: 'records' | 'recent' | 'actions' | 'rest';
  readonly options: readonly Option[];
};

/** How many actions stand there beside what was found. */
const SOME = 5;

/** What the palette offers, in groups; empty groups are left out. */
export function groupsOf(offer: {
  readonly typed: string;
  readonly isNumber: boolean;
  readonly hits: readonly Hit[];
  readonly recent: readonly Recent[];
  readonly actions: readonly Action[];
}): readonly Group[] {
  const { typed, isNumber, hits, recent, actions } = offer;
  const isBlank = typed.trim() === '';
  const groups: Group[] = [
    {
      name: 'recent',
      options: isBlank
        ? recent.slice(0, SOME).map((record) => ({ kind: 'recent', key: `recent ${record.id}`, record }))
        : [],
    },
    { name: 'records', options: hits.map((hit) => ({ kind: 'record', key: hit.id, hit })) },
    {
      name: 'actions',
      options: (isBlank ? actions : actions.slice(0, SOME)).map((action) => ({
        kind: 'action',
        key: action.id,
        action,
      })),
    },
    {
      name: 'rest',
      options: [
        ...(isNumber ? [{ kind: 'caller', key: 'caller' } as const] : []),
        ...(isBlank ? [] : [{ kind: 'all', key: 'all' } as const]),
      ],
    },
  ];
  return groups.filter(({ options }) => options.length > 0);
}
