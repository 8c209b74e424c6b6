import type { Asker } from '../../src/data/filter/filter.ts';
import { ask, type Query } from '../../src/data/filter/query.ts';
import type { Grato } from '../../src/data/index.ts';
import type { Model } from '../../src/data/model/model.ts';
import type { LiveView } from '../../src/data/views/liveView.ts';
import { Views } from '../../src/data/views/views.ts';
import type { Device } from './device.ts';

const QUERIES: readonly Query[] = [
  { object: 'company', filter: { field: 'visits', op: 'ge', value: 3 }, sort: ['-visits', 'createdAt'] },
  { object: 'person', sort: ['-createdAt'] },
  { object: 'task', filter: { field: 'status', value: 'open' }, sort: ['subject'] },
  { object: 'task', filter: { field: 'company.visits', op: 'gt', value: 1 }, sort: ['createdAt'] },
];

type Looking = { readonly model: Model; readonly views: Views; readonly lists: readonly LiveView[] };

const LOOKING = new WeakMap<Grato, Looking>();

/** Has the page look at lists from now on; with another model they are opened anew, as screens do. */
export function look({ grato }: Device) {
  const { model } = grato;
  const known = LOOKING.get(grato);
  if (!model || known?.model === model) {
    return;
  }
  known?.views.end();
  const views = new Views(model, grato.rows, askerOf(model));
  LOOKING.set(grato, { model, views, lists: QUERIES.map((query) => views.open(query)) });
}

/** Lists that were kept up by changes and are not as they would be if asked now. */
export function viewFaults(device: Device): string[] {
  const looking = LOOKING.get(device.grato);
  if (!looking || looking.model !== device.grato.model) {
    return [];
  }
  const { model, lists, views } = looking;
  return lists.flatMap((list) => {
    const kept = list.slice(0, list.count);
    const now = ask(list.query, model, device.grato.rows, views.asker);
    return kept.join() === now.join()
      ? []
      : [`${device.name}'s list ${JSON.stringify(list.query)} is ${kept.join()}, not ${now.join()}`];
  });
}

function askerOf({ schema }: Model): Asker {
  const { user, team, zone } = schema.me;
  return { user, team, zone, now: BigInt(Date.now()) * 1000n };
}
