// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchAhead } from './ahead.ts';

afterEach(() => vi.restoreAllMocks());

describe('fetching ahead', () => {
  it('goes on past what cannot be fetched', async () => {
    const last = vi.fn().mockResolvedValue(undefined);
    await fetchAhead(() => Promise.reject(new Error('Unable to preload CSS')), last);
    expect(last).toHaveBeenCalledOnce();
  });

  it('waits for the line', async () => {
    const isOn = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const part = vi.fn().mockResolvedValue(undefined);
    const fetched = fetchAhead(part);
    await Promise.resolve();
    expect(part).not.toHaveBeenCalled();
    isOn.mockReturnValue(true);
    window.dispatchEvent(new Event('online'));
    await fetched;
    expect(part).toHaveBeenCalledOnce();
  });
});
