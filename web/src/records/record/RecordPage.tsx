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

/**
 * A record wherever it is shown: on its page or beside a list.
 *
 * @param isBrief its fields alone, without anything that has to be asked for
 */
export function RecordView({
  object,
  id,
  isBrief = false,
}: {
  object: ObjectJson;
  id: string;
  isBrief?: boolean;
}) {
  const row = useRecord(object.name, id);
  return row ? (
    <RecordBody key={id} object={object} row={row} isBrief={isBrief} />
  ) : (
    <Absent object={object} id={id} />
  );
}
