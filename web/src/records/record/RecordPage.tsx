import { useParams } from '@tanstack/react-router';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { FieldValue } from '../fields/FieldValue.tsx';
import { NotFound } from '../NotFound.tsx';
import { fieldLabel, titleOf } from '../naming.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { useModel, useObjectAt, useRecord } from '../workspace.tsx';

/** One record on a page of its own. */
export function RecordPage() {
  const { address = '', id = '' } = useParams({ strict: false });
  const object = useObjectAt(address);
  const isKnown = useModel() !== undefined;
  return object ? <RecordView object={object} id={id} /> : isKnown ? <NotFound /> : null;
}

/** A record wherever it is shown: on its page or beside a list. */
export function RecordView({ object, id }: { object: ObjectJson; id: string }) {
  const row = useRecord(object.name, id);
  const { language } = useSettings();
  return row ? (
    <article style={{ padding: 16 }}>
      <h1>{titleOf(object, row)}</h1>
      <dl>
        {object.fields.map((field) => (
          <div key={field.name}>
            <dt>{fieldLabel(field, language)}</dt>
            <dd>
              <FieldValue field={field} value={row.values[field.name]} />
            </dd>
          </div>
        ))}
      </dl>
      <Timeline object={object} id={id} />
    </article>
  ) : null;
}
