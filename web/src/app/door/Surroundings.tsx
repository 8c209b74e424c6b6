import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { settings, useSettings } from '~/platform/settings.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { COMMON_CURRENCIES, countries, currencyOf, ownCountry, zones } from './countries.ts';
import styles from './Page.module.css';

const texts = defineTexts({
  en: { more: 'Country, currency, time zone', country: 'Country', currency: 'Currency', zone: 'Time zone' },
  es: { more: 'País, moneda, zona horaria', country: 'País', currency: 'Moneda', zone: 'Zona horaria' },
  it: { more: 'Paese, valuta, fuso orario', country: 'Paese', currency: 'Valuta', zone: 'Fuso orario' },
});

/** Where the company is, guessed from the browser: there to be corrected, not to be filled in. */
export function Surroundings({ faultOf }: { faultOf: (name: string) => string | undefined }) {
  const t = useTexts(texts);
  const { language } = useSettings();
  const [country, setCountry] = useState(() => ownCountry());
  const [currency, setCurrency] = useState(() => currencyOf(ownCountry()));
  const [zone, setZone] = useState(settings.get().zone);
  const chosen = (next: string) => {
    setCountry(next);
    setCurrency(currencyOf(next));
  };
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  return (
    <details className={styles.more}>
      <summary>{`${t.more}: ${country}, ${currency}, ${zone}`}</summary>
      <NativeSelect
        name="region"
        label={t.country}
        data={countries(language)}
        value={country}
        onChange={({ currentTarget }) => chosen(currentTarget.value)}
        size="md"
        error={faultOf('region')}
      />
      <NativeSelect
        name="currency"
        label={t.currency}
        data={[...new Set([currency, ...COMMON_CURRENCIES])].map((value) => ({
          value,
          label: `${value}, ${names.of(value) ?? value}`,
        }))}
        value={currency}
        onChange={({ currentTarget }) => setCurrency(currentTarget.value)}
        size="md"
        error={faultOf('currency')}
      />
      <NativeSelect
        name="zone"
        label={t.zone}
        data={zones(zone)}
        value={zone}
        onChange={({ currentTarget }) => setZone(currentTarget.value)}
        size="md"
        error={faultOf('zone')}
      />
    </details>
  );
}
