import type { Icon as TablerIcon } from '@tabler/icons-react';

/** An icon as Grato draws them. It says nothing by itself: the control around it has the name. */
export function Icon({ of: Drawing, size = 18 }: { of: TablerIcon; size?: number }) {
  return <Drawing size={size} stroke={1.5} aria-hidden focusable={false} />;
}
