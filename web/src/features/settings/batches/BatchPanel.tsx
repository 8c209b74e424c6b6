import { Link } from '@tanstack/react-router';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { fieldLabel, objectLabel } from '~/records/naming.ts';
import { useTitle } from '~/records/titles.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Group } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useServer } from '../kit/server.ts';
import { type BatchDetails, kindKey, type Left, type Report, reasonKey } from './batch.ts';
import { batchTexts } from './batchTexts.ts';

/** One batch: what it did, what was refused, and what an undo left. */
export function BatchPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(batchTexts);
  const formats = useFormats();
  const { data: batch } = useServer<BatchDetails>(`/batches/${id}`);
  const isUndo = batch?.kind === 'undo';
  const { data: report } = useServer<Report>(`/batches/${id}/report`, { isWanted: isUndo });
  const changed = batch?.changed;
  return (
    <Panel title={batch ? t[kindKey(batch.kind)] : t.details} onClose={onClose}>
      {batch && (
        <p style={{ margin: 0 }}>
          {formats.moment(batch.at)}
          {changed !== undefined && ` · ${t.changed(changed, formats.number(changed))}`}
          {batch.detail && ` · ${batch.detail}`}
        </p>
      )}
      {batch?.refused && batch.refused.length > 0 && (
        <Group title={t.why}>
          <Rows>
            {batch.refused.map(({ reason, field, count }) => (
              <Row
                key={`${reason} ${field}`}
                name={t[reasonKey(reason)]}
                more={field}
                end={formats.number(count)}
              />
            ))}
          </Rows>
        </Group>
      )}
      {report && (
        <Group title={t.report}>
          <Rows empty={t.reportNone}>
            {report.left.map((left) => (
              <LeftRow key={`${left.id} ${left.reason}`} left={left} />
            ))}
          </Rows>
        </Group>
      )}
    </Panel>
  );
}

function LeftRow({ left }: { left: Left }) {
  const t = useTexts(batchTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const { slug } = useHere();
  const object = useModel()?.object(left.object);
  const title = useTitle(left.object, left.id);
  const fields = left.fields.map((name) => {
    const field = object?.fields.find((each) => each.name === name);
    return field ? fieldLabel(field, language) : name;
  });
  const name = title || (object ? objectLabel(object, language) : left.object);
  return (
    <Row
      name={
        object ? (
          <Link to="/w/$slug/$address/$id" params={{ slug, address: object.address, id: left.id }}>
            {name}
          </Link>
        ) : (
          name
        )
      }
      more={[t[reasonKey(left.reason)], formats.list(fields)].filter(Boolean).join(': ')}
    />
  );
}
