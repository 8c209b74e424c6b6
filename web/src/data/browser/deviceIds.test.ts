import { expect, test } from 'vitest';
import { DeviceIds } from './deviceIds.ts';
import { StrictKeeper } from './strictKeeper.ts';

/** One browser: its storage, and locks that a tab holds until it is closed. */
function browser({ isSecure = true } = {}) {
  const shared = new Map<string, string>();
  const held = new Set<string>();
  const storage = (texts: Map<string, string>) =>
    // Only these two are used.
    ({
      getItem: (name: string) => texts.get(name) ?? null,
      setItem: (name: string, text: string) => texts.set(name, text),
    }) as unknown as Storage;
  const tab = (own = new Map<string, string>()) => {
    const names: string[] = [];
    const request = async (name: string, _: LockOptions, then: (lock: object | null) => unknown) => {
      if (held.has(name)) {
        return then(null);
      }
      held.add(name);
      names.push(name);
      await then({ name });
      held.delete(name);
    };
    // Only this one is used.
    const locks = isSecure ? ({ request } as unknown as LockManager) : undefined;
    return {
      own,
      ids: new DeviceIds('ada', { shared: () => storage(shared), own: () => storage(own), locks }),
      close() {
        for (const name of names) {
          held.delete(name);
        }
      },
    };
  };
  return { tab, shared };
}

test('a page that is loaded again is the device it was', async () => {
  const { tab } = browser();
  const first = tab();
  expect(await first.ids.take()).toBeUndefined();
  await first.ids.become('a');
  first.close();
  expect(await tab().ids.take()).toBe('a');
});

test('tabs that are open at the same time are different devices', async () => {
  const { tab, shared } = browser();
  const [first, second, third] = [tab(), tab(), tab()];
  await first.ids.become('a');
  expect(await second.ids.take()).toBeUndefined();
  await second.ids.become('b');
  first.close();
  expect(await third.ids.take()).toBe('a');
  expect([...shared.values()]).toEqual(['a b']);
});

test('a tab that is closed in order leaves its id at once', async () => {
  const { tab } = browser();
  const first = tab();
  await first.ids.become('a');
  first.ids.release();
  await Promise.resolve();
  expect(await tab().ids.take()).toBe('a');
});

test('without locks a tab finds its own id only', async () => {
  const { tab, shared } = browser({ isSecure: false });
  const first = tab();
  await first.ids.become('a');
  expect(await tab().ids.take()).toBeUndefined();
  expect(await tab(first.own).ids.take()).toBe('a');
  expect(shared.size).toBe(0);
});

test('a device that is wiped does not come back, and one whose id is taken gets another', async () => {
  const { tab } = browser();
  const first = tab();
  const keeper = await StrictKeeper.of(first.ids);
  await keeper.commit({ meta: { device: { id: 'a' } } });
  await keeper.commit({ meta: { device: undefined } });
  await keeper.commit({ meta: { device: { id: 'b', secret: 'known' } } });
  first.close();
  const second = tab();
  const again = await StrictKeeper.of(second.ids);
  expect((await again.load()).meta).toEqual({ device: { id: 'b' } });
  await again.wipe();
  expect(await tab().ids.take()).toBeUndefined();
});
