import { useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { type Language, useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { ofAddress } from '../fieldText.ts';
import { fieldTexts } from '../texts.ts';
import styles from './Editors.module.css';
import { type EditorProps, finish, focusAndSelect } from './editor.ts';
import { FloatingForm } from './FloatingForm.tsx';

const PARTS = ['street', 'street2', 'postalCode', 'city', 'region'] as const;
type Address = { readonly [part: string]: Json };

/** Those one meets most often, first. */
const NEAR = ['ES', 'IT', 'FR', 'DE', 'PT', 'GB', 'IE', 'AT', 'CH', 'NL', 'BE', 'US'];

/** A postal address, part by part. */
export function AddressEditor(props: EditorProps) {
  const { value, onDone, isAutoFocus, label } = props;
  const t = useTexts(fieldTexts);
  const { language } = useSettings();
  const [address, setAddress] = useState<Address>((value ?? {}) as Address); // of an address field
  const save = () => {
    const parts = [...PARTS, 'country'].flatMap((part): [string, Json][] => {
      const text = String(address[part] ?? '').trim();
      return text ? [[part, text]] : [];
    });
    finish(props, parts.length > 0 ? Object.fromEntries(parts) : null);
  };
  const input = (part: (typeof PARTS)[number], isFirst = false) => (
    <label>
      {t[part]}
      <input
        ref={isAutoFocus && isFirst ? focusAndSelect : undefined}
        className={styles.input}
        value={String(address[part] ?? '')}
        autoComplete="off"
        onChange={(event) => setAddress({ ...address, [part]: event.target.value })}
      />
    </label>
  );
  const country = String(address.country ?? '');
  return (
    <FloatingForm
      label={label}
      shown={ofAddress(address, language)}
      onSave={save}
      onCancel={() => onDone(undefined)}
    >
      {input('street', true)}
      {input('street2')}
      <div className={styles.two}>
        {input('postalCode')}
        {input('city')}
        {input('region')}
        <label>
          {t.country}
          <select
            className={styles.input}
            value={country}
            onChange={(event) => setAddress({ ...address, country: event.target.value })}
          >
            <option value="" />
            {countriesOf(language, country).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </FloatingForm>
  );
}

const known = new Map<Language, { code: string; name: string }[]>();

/** The countries of the world by name: `Intl` knows the names, every pair of letters is tried. */
function countriesOf(language: Language, present: string): readonly { code: string; name: string }[] {
  let countries = known.get(language);
  if (!countries) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    countries = letters
      .flatMap((one) => letters.map((other) => one + other))
      .filter((code) => !/^(A[A]|Q[M-Z]|X[A-JL-Z]|Z[Z]|EU|EZ|UN|UK|AC|CP|CQ|DG|EA|IC|TA)$/.test(code))
      .flatMap((code) => {
        const name = names.of(code);
        return name && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}` ? [{ code, name }] : [];
      })
      .sort((a, b) => a.name.localeCompare(b.name, language));
    known.set(language, countries);
  }
  const near = new Set([present, ...NEAR]);
  return [
    ...countries.filter(({ code }) => near.has(code)),
    ...countries.filter(({ code }) => !near.has(code)),
  ];
}
