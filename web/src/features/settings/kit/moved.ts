/** The list with one of its items in another place. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  if (item === undefined) {
    return items;
  }
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
