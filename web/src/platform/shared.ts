/** What another app has shared with Grato. */
export type Shared = {
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly files: readonly File[];
};

const CACHE = 'grato-shared';

/** What was shared, if it waits; it is taken away with this, so that nothing of it stays outside the store. */
export async function takeShared(): Promise<Shared | undefined> {
  if (!('caches' in globalThis) || !(await caches.has(CACHE))) {
    return undefined;
  }
  const cache = await caches.open(CACHE);
  const item = await cache.match('/share/item');
  // Our own worker has written it.
  const about: Omit<Shared, 'files'> & { files: { name: string; type: string }[] } = await item?.json();
  const files: File[] = [];
  for (const [index, { name, type }] of (about?.files ?? []).entries()) {
    const content = await (await cache.match(`/share/file/${index}`))?.blob();
    files.push(...(content ? [new File([content], name, { type })] : []));
  }
  await caches.delete(CACHE);
  return about && { ...about, files };
}
