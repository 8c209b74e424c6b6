import { describe, expect, it } from 'vitest';
import { PAGES, pagesFor } from './pages.ts';

describe('the pages of the programme', () => {
  it('are all there in a large one, and begin with the overview in every one', () => {
    expect(pagesFor('full')).toEqual(PAGES);
    for (const profile of ['micro', 'small', 'full', undefined]) {
      expect(pagesFor(profile)[0]?.path).toBe('programme');
    }
  });

  it('of a smaller size are among those of a larger', () => {
    expect(pagesFor('small')).toEqual(expect.arrayContaining([...pagesFor('micro')]));
    expect(pagesFor(undefined)).toEqual(pagesFor('micro'));
  });
});
