import { useEffect, useState } from 'react';
import { fold } from '~/data/filter/folding.ts';
import type { Grato } from '~/data/index.ts';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { titleOf } from '../../naming.ts';
import { useHere } from '../../workspace.tsx';

/** A record that may be meant. */
export type Hit = {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  /** It was made here and now. */
  readonly isNew?: boolean;
};

/** How many are offered. */
const MOST = 12;

type Asked = { readonly question: string; readonly hits: readonly Hit[] };

/** The records of some objects that fit what is typed: those on the device at once, the server's when they come. */
export function useHits(
  objects: readonly ObjectJson[],
  typed: string,
  isMeant: (object: string, id: string) => boolean = () => true,
): { hits: readonly Hit[]; isSearching: boolean } {
  const { grato } = useHere();
  const [asked, setAsked] = useState<Asked>({ question: '', hits: [] });
  const text = typed.trim();
  const far = objects.filter(({ strategy }) => strategy !== 'core').map(({ address }) => address);
  const question = text.length > 0 && far.length > 0 ? `${far.join(',')} ${text}` : '';
  const addresses = far.join(',');
  useEffect(() => {
    if (question === '') {
      return undefined;
    }
    let isMeanwhile = false;
    const timer = setTimeout(async () => {
      const path = `/search/suggestions?q=${encodeURIComponent(text)}&objects=${addresses}&limit=${MOST}`;
      // without a line what is on the device is all there is
      const found = await api.get<{ items: readonly Hit[] }>(path).catch(() => ({ items: [] }));
      if (!isMeanwhile) {
        setAsked({ question, hits: found.items });
      }
    }, 150);
    return () => {
      isMeanwhile = true;
      clearTimeout(timer);
    };
  }, [question, text, addresses]);
  const near = objects
    .flatMap((object) => localHits(grato, object, text))
    .filter(({ object, id }) => isMeant(object, id));
  const ids = new Set(near.map(({ id }) => id));
  const more = asked.question === question ? asked.hits.filter(({ id }) => !ids.has(id)) : [];
  return {
    hits: [...near, ...more].slice(0, MOST),
    isSearching: question !== '' && asked.question !== question,
  };
}

/** Those whose title has what is typed; those where a word begins so come first. */
export function localHits(grato: Grato, object: ObjectJson, text: string): readonly Hit[] {
  const wanted = fold(text);
  const starts: { hit: Hit; order: string }[] = [];
  const holds: { hit: Hit; order: string }[] = [];
  for (const row of grato.rows.all(object.name)) {
    const title = titleOf(object, row);
    const order = fold(title);
    const at = order.indexOf(wanted);
    if (title !== '' && at >= 0 && row.values.isActive !== false) {
      const place = row.values.position;
      const sorted = typeof place === 'number' ? String(place).padStart(9, '0') : order;
      const hit = { object: object.name, id: row.id, title };
      (at === 0 || order[at - 1] === ' ' ? starts : holds).push({ hit, order: sorted });
    }
  }
  const byOrder = (a: { order: string }, b: { order: string }) => (a.order < b.order ? -1 : 1);
  return [...starts.sort(byOrder), ...holds.sort(byOrder)].slice(0, MOST).map(({ hit }) => hit);
}
