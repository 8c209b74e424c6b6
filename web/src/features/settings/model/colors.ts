/** The colours a choice can have: those of Grato itself, so that they hold in both themes. */
export const COLORS = ['slate', 'olive', 'ochre', 'terracotta', 'brick'] as const;

type Color = (typeof COLORS)[number];

const VALUES: { readonly [color in Color]: string } = {
  slate: 'var(--quiet)',
  olive: 'var(--good)',
  ochre: 'var(--attention)',
  terracotta: 'var(--accent)',
  brick: 'var(--danger)',
};

/** The colour itself; without one it is as pale as the ground. */
export function colorValue(color: string | null | undefined): string {
  const known = COLORS.find((each) => each === color);
  return known ? VALUES[known] : 'var(--sunken)';
}
