import { useParams } from '@tanstack/react-router';
import type { ObjectJson } from '~/data/model/schema.ts';
import { NotFound } from '../NotFound.tsx';
import { useModel, useObjectAt, useRecord } from '../workspace.tsx';
import { Absent } from './Absent.tsx';
import { RecordBody } from './RecordBody.tsx';

/** One record on a page of its own. */
export function RecordPage() {
  const { address = '', id = '' } = useParams({ strict: false });
  const object = useObjectAt(address);
  const isKnown = useModel() !== undefined;
  return object ? <RecordView key={id} object={object} id={id} /> : isKnown ? <NotFound /> : null;
}

/** A record wherever it is shown: on its page or beside a list. */
export function RecordView({ object, id }: { object: ObjectJson; id: string }) {
  const row = useRecord(object.name, id);
  return row ? <RecordBody key={id} object={object} row={row} /> : <Absent object={object} id={id} />;
}
