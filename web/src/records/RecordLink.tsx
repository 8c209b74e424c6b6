import { Link } from '@tanstack/react-router';
import { useTitle } from './titles.ts';
import { useHere, useModel } from './workspace.tsx';

/** A record's name that leads to it. */
export function RecordLink({ object, id }: { object: string; id: string }) {
  const address = useModel()?.object(object)?.address;
  const { slug } = useHere();
  const title = useTitle(object, id);
  return address ? (
    <Link to="/w/$slug/$address/$id" params={{ slug, address, id }}>
      {title || '…'}
    </Link>
  ) : (
    title
  );
}
