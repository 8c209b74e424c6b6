import type { ObjectJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { choiceOf } from '~/records/merge/better.ts';
import { propose } from '~/records/merge/propose.ts';
import type { Pair } from './useWorklist.ts';

/** Which of two records stays. Ids rise with time: the older one, which more things are likely to point at. */
export function sides({ one, other }: Pick<Pair, 'one' | 'other'>): { stays: string; goes: string } {
  return one < other ? { stays: one, goes: other } : { stays: other, goes: one };
}

/** Pairs of which no two have a record in common, the strongest first: what is left comes in the next round. */
export function disjoint<T extends Pick<Pair, 'one' | 'other'>>(pairs: readonly T[]): readonly T[] {
  const taken = new Set<string>();
  return pairs.filter(({ one, other }) => {
    const isFree = !taken.has(one) && !taken.has(other);
    if (isFree) {
      taken.add(one).add(other);
    }
    return isFree;
  });
}

type Preview = {
  readonly fields: readonly { readonly field: string; readonly values: { readonly [id: string]: never } }[];
};

/** Merges one pair as the worklist proposes it; answers the batch that undoes it. */
export async function mergePair(object: ObjectJson, pair: Pair): Promise<string> {
  const { stays, goes } = sides(pair);
  const body = { survivor: stays, others: [goes] };
  const { fields } = await api.post<Preview>(`/${object.address}/merge?preview=true`, body);
  const choose = choiceOf(await propose(object, fields, stays, goes), goes);
  const { batchId } = await api.post<{ batchId: string }>(`/${object.address}/merge`, { ...body, choose });
  return batchId;
}
