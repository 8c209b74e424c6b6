import { Link, useParams } from '@tanstack/react-router';
import { useSettings } from '~/platform/settings.ts';
import { NotFound } from '../NotFound.tsx';
import { pluralLabel, titleOf } from '../naming.ts';
import { useHere, useModel, useObjectAt, useView } from '../workspace.tsx';

/** The list of an object's records. */
export function ListPage() {
  const { address = '' } = useParams({ strict: false });
  const object = useObjectAt(address);
  const isKnown = useModel() !== undefined;
  return object ? <List object={object} /> : isKnown ? <NotFound /> : null;
}

function List({ object }: { object: NonNullable<ReturnType<typeof useObjectAt>> }) {
  const { language } = useSettings();
  const { slug } = useHere();
  const { rows, count } = useView({ object: object.name }, 0, 100);
  return (
    <div style={{ padding: 16 }}>
      <h1>
        {pluralLabel(object, language)} {count}
      </h1>
      {rows.map((row) => (
        <div key={row.id}>
          <Link to="/w/$slug/$address/$id" params={{ slug, address: object.address, id: row.id }}>
            {titleOf(object, row)}
          </Link>
        </div>
      ))}
    </div>
  );
}
