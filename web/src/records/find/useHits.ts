import { useEffect, useRef, useState } from 'react';
import { fold } from '~/data/filter/folding.ts';
import { api } from '~/platform/api.ts';
import { useConnection, useHere, useModel } from '../workspace.tsx';
import { indexOf } from './localIndex.ts';
import { type Hit, merged, settled } from './merging.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { reasonFor, scoreOf } from './scoring.ts';
import { type Wanted, wantedOf } from './wanted.ts';

type ServerHit = {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly titleParts: readonly Piece[];
  readonly snippet: { readonly parts: readonly Piece[] } | null;
};
type Answer = {
  readonly items: readonly ServerHit[];
  readonly isComplete: boolean;
  readonly nextCursor?: string | null;
};
type Told = {
  readonly asked: string;
  readonly hits: readonly Hit[];
  readonly isComplete: boolean;
  /** Where the server goes on; none where this is all. */
  readonly next: string | undefined;
  /** How many came after the first answer. */
  readonly added: number;
};

/** How long typing has to rest before the server is asked, in milliseconds. */
const REST = 120;

/** How many of the server's fit below a full list of the device's. */
const MORE = 4;

export type Found = {
  readonly hits: readonly Hit[];
  /** Whether the server is still being asked. */
  readonly isSearching: boolean;
  readonly hasFailed: boolean;
  readonly isComplete: boolean;
  /** Brings the next ones; none where there are none. */
  readonly more: (() => Promise<void>) | undefined;
};

/**
 * What fits what is typed: at once from this device, then with what the server knows.
 *
 * @param head what may not move any more
 */
export function useHits(
  typed: string,
  {
    head = [],
    objects = [],
    limit = 8,
  }: { head?: readonly Hit[]; objects?: readonly string[]; limit?: number },
): Found {
  const { grato } = useHere();
  const isOnline = useConnection().state === 'online';
  const model = useModel();
  const wanted = wantedOf(typed);
  const names = objects.length > 0 ? new Set(objects) : undefined;
  const here = indexOf(grato)
    .find(wanted, limit, names)
    .map(
      ({ entry }): Hit => ({
        object: entry.object,
        id: entry.id,
        title: entry.title,
        titleParts: piecesOf(entry.title, wanted.words),
        snippet: piecesOf(reasonFor(entry, wanted), wanted.words),
      }),
    );
  const addresses = objects.flatMap((name) => model?.object(name)?.address ?? []).join(',');
  const asked = typed.trim().length > 1 && isOnline ? address(typed.trim(), addresses, limit) : '';
  const { told, failed, more } = useServer(asked, wanted);
  const isCurrent = told?.asked === asked;
  // Until the new answer is here, what of the last one still fits stands there, and stays when it comes.
  const server = asked && told ? (isCurrent ? told.hits : standing(told.hits, wanted)) : [];
  return {
    hits: merged(head, here, server).slice(0, limit + MORE + (isCurrent && told ? told.added : 0)),
    isSearching: asked !== '' && !isCurrent && failed !== asked,
    hasFailed: failed === asked && asked !== '',
    isComplete: !told || !isCurrent || told.isComplete,
    more: asked && isCurrent && told?.next ? more : undefined,
  };
}

function address(typed: string, objects: string, limit: number): string {
  const isQuick = limit <= 8;
  const query = new URLSearchParams({ q: typed.slice(0, 200), limit: String(limit) });
  if (objects) {
    query.set('objects', objects);
  }
  return `/search${isQuick ? '/suggestions' : ''}?${query}`;
}

function useServer(
  asked: string,
  wanted: Wanted,
): { told: Told | undefined; failed: string | undefined; more: () => Promise<void> } {
  const [told, setTold] = useState<Told>();
  const [failed, setFailed] = useState<string>();
  const latest = useRef(wanted);
  latest.current = wanted;
  useEffect(() => {
    if (!asked) {
      return undefined;
    }
    let isWanted = true;
    const ask = async () => {
      try {
        const { items, isComplete, nextCursor } = await api.get<Answer>(asked);
        if (isWanted) {
          setTold((last) => ({
            asked,
            isComplete,
            next: nextCursor ?? undefined,
            added: 0,
            hits: settled(standing(last?.hits ?? [], latest.current), items.map(hitOf)),
          }));
        }
      } catch {
        if (isWanted) {
          setFailed(asked);
        }
      }
    };
    const timer = setTimeout(ask, REST);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [asked]);
  const more = async () => {
    try {
      const { items, nextCursor } = await api.get<Answer>(
        `${asked}&cursor=${encodeURIComponent(told?.next ?? '')}`,
      );
      // what was typed meanwhile is answered by itself
      setTold((last) =>
        last?.asked === asked && last.next === told?.next
          ? {
              ...last,
              next: nextCursor ?? undefined,
              added: last.added + items.length,
              hits: settled(last.hits, items.map(hitOf)),
            }
          : last,
      );
    } catch {
      setFailed(asked);
    }
  };
  return { told, failed, more };
}

function hitOf({ object, id, title, titleParts, snippet }: ServerHit): Hit {
  return { object, id, title, titleParts, snippet: snippet?.parts ?? [] };
}

/** What of an answer to fewer letters fits these, too, the best first. */
function standing(hits: readonly Hit[], wanted: Wanted): Hit[] {
  const scored = hits.map((hit) => ({ hit, score: scoreOfHit(hit, wanted) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ hit }) => hit);
}

function scoreOfHit({ object, id, title, snippet }: Hit, wanted: Wanted): number {
  const folded = fold(title);
  const text = snippet.map((piece) => piece.text).join('');
  const facts = text ? [{ text, folded: fold(text) }] : [];
  return scoreOf({ object, id, title, folded, words: folded.split(' '), facts, numbers: [] }, wanted, false);
}
