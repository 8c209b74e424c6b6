import { describe, expect, it } from 'vitest';
import { formatsOf } from '~/platform/formats.ts';
import { figure, inOrder, isBlind, type Signal, type State } from './radar.ts';

const signal = (code: string, state: State, more: Partial<Signal> = {}): Signal => ({
  code,
  state,
  family: 'people',
  unit: 'share',
  watch: 1,
  act: 0.8,
  isMoreBad: false,
  value: null,
  part: null,
  of: null,
  reason: null,
  weeks: [],
  ...more,
});

describe('the radar', () => {
  it('puts first what wants something done, and what is unknown before what is good', () => {
    const all = [signal('S07', 'ok'), signal('S14', 'unknown'), signal('S11', 'act'), signal('S01', 'watch')];
    expect(inOrder(all).map(({ code }) => code)).toEqual(['S11', 'S01', 'S14', 'S07']);
  });

  it('says when more than two fifths are unknown', () => {
    const unknown = [signal('S01', 'unknown'), signal('S07', 'unknown')];
    expect(isBlind([...unknown, signal('S11', 'ok'), signal('S14', 'ok'), signal('S23', 'ok')])).toBe(false);
    expect(isBlind([...unknown, signal('S11', 'ok'), signal('S14', 'ok')])).toBe(true);
    expect(isBlind([])).toBe(false);
  });

  it('counts where there is something to count, and gives no figure where there is none', () => {
    const formats = formatsOf('en', 'UTC');
    const some = signal('S07', 'act', { part: 3, of: 4, value: 0.75 });
    expect(figure(some, some, formats)).toBe('3 / 4');
    const share = signal('S14', 'ok', { value: 0.914 });
    expect(figure(share, share, formats)).toBe('91%');
    const count = signal('S23', 'ok', { unit: 'count', value: 3 });
    expect(figure(count, count, formats)).toBe('3');
    const none = signal('S01', 'act', { part: 0, of: 0, value: 0 });
    expect(figure(none, none, formats)).toBeUndefined();
  });
});
