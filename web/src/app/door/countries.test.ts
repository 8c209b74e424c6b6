import { describe, expect, it } from 'vitest';
import { countries, currencyOf, ownCountry, zones } from './countries.ts';

describe('where a company is', () => {
  it('is guessed from the browser', () => {
    expect(ownCountry(['en', 'es-MX'])).toBe('MX');
    expect(ownCountry(['es'])).toBe('ES');
    expect(ownCountry([])).toBe('IT');
  });

  it('says what is paid with', () => {
    expect(currencyOf('ES')).toBe('EUR');
    expect(currencyOf('MX')).toBe('MXN');
  });

  it('is chosen by its name in the language of the page', () => {
    const italian = countries('it');
    expect(italian).toContainEqual({ value: 'DE', label: 'Germania' });
    expect(italian.every(({ value, label }) => value !== label)).toBe(true);
    expect(italian.map(({ value }) => value)).not.toContain('EU');
    expect(italian.length).toBeGreaterThan(240);
    expect(italian.length).toBeLessThan(252);
  });

  it('has its time zone even where the browser lists another name of it', () => {
    expect(zones('Etc/Unheard')).toContain('Etc/Unheard');
    expect(zones('Europe/Rome')).toContain('Europe/Madrid');
  });
});
