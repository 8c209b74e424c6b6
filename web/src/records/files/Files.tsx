import type { ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';

export function Files(_: { object: ObjectJson; row: Row }) {
  return null;
}
