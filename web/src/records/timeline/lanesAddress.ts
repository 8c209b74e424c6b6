import { ALL_LANES, type Lanes } from './entries.ts';

/** How lanes stand in an address: `kind:call,email;channel:phone`; nothing for all of the story. */
export function writeLanes({ kinds, departments, channels }: Lanes): string | undefined {
  const parts = Object.entries({ kind: kinds, department: departments, channel: channels })
    .filter(([, names]) => names.length > 0)
    .map(([lane, names]) => `${lane}:${names.join(',')}`);
  return parts.length > 0 ? parts.join(';') : undefined;
}

/** Reads what stands in an address; anything may stand there. */
export function readLanes(text: unknown): Lanes {
  if (typeof text !== 'string') {
    return ALL_LANES;
  }
  const found = new Map(
    text.split(';').map((part) => {
      const [lane = '', names = ''] = part.split(':');
      return [lane, names.split(',').filter((name) => /^\w+$/.test(name))];
    }),
  );
  return {
    kinds: found.get('kind') ?? [],
    departments: found.get('department') ?? [],
    channels: found.get('channel') ?? [],
  };
}
