import { useTitle } from '../titles.ts';

/** The name of a record that something points at; it comes when it is known. */
export function RecordName({ object, id }: { object: string; id: string }) {
  return useTitle(object, id) ?? '';
}
