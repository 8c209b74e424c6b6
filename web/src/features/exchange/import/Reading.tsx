import { useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Choice } from './Choice.tsx';
import styles from './import.module.css';
import type { FileChange, FilePlan, Reading as How, ImportFile } from './imports.ts';
import { importTexts } from './texts.ts';

const ENCODINGS = [
  'UTF-8',
  'windows-1252',
  'ISO-8859-1',
  'ISO-8859-15',
  'UTF-16LE',
  'UTF-16BE',
  'IBM850',
  'x-MacRoman',
];

const SYSTEMS: { readonly [system: string]: string } = {
  salesforce: 'Salesforce',
  hubspot: 'HubSpot',
  dynamics: 'Dynamics 365',
  suitecrm: 'SuiteCRM',
  pipedrive: 'Pipedrive',
  odoo: 'Odoo',
};

/** What was found out about a file, in one line; it can be corrected. */
export function Reading({
  file,
  plan,
  onChange,
}: {
  file: ImportFile;
  plan: FilePlan;
  onChange: (change: FileChange) => void;
}) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const { reading } = plan;
  const isText = file.format === 'csv';
  const isTable = file.format !== 'vcard' && file.format !== 'jsonl';
  const signs: { readonly [sign: string]: string } = {
    ';': t.semicolon,
    ',': t.comma,
    '\t': t.tab,
    '|': t.bar,
  };
  const signed = (sign: string) => signs[sign] ?? t.other(sign);
  const system = SYSTEMS[file.detected.system];
  const formatNames: { readonly [format: string]: string } = {
    csv: t.f_csv,
    xlsx: t.f_xlsx,
    xls: t.f_xls,
    vcard: t.f_vcard,
    jsonl: t.f_jsonl,
  };
  const facts = [
    formatNames[file.format] ?? file.format,
    t.rows(file.rows, formats.number(file.rows)),
    formats.bytes(file.size),
    isText && reading.encoding,
    isText && signed(reading.delimiter),
    isTable && reading.sheet,
    isTable && (reading.headerRow > 0 ? t.header(`${reading.headerRow}`) : t.noHeader),
    system && t.from(system),
  ].filter(Boolean);
  const set = (change: Partial<How>) => onChange({ reading: change });
  const delimiters = [...new Set([...Object.keys(signs), reading.delimiter])];
  return (
    <section className={styles.reading} aria-label={t.detected}>
      <div className={styles.facts}>
        <p>{facts.join(' · ')}</p>
        <button
          type="button"
          className={styles.subtle}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t.close : t.correct}
        </button>
      </div>
      {isOpen && (
        <div className={styles.grid}>
          {isText && (
            <>
              <Choice
                label={t.encoding}
                value={reading.encoding}
                choices={[...new Set([reading.encoding, ...ENCODINGS])].map((each) => [each, each])}
                onChange={(encoding) => set({ encoding })}
              />
              <Choice
                label={t.delimiter}
                value={reading.delimiter}
                choices={delimiters.map((each) => [each, signed(each)])}
                onChange={(delimiter) => set({ delimiter })}
              />
              <Choice
                label={t.quote}
                value={reading.quote}
                choices={[...new Set(['"', "'", '', reading.quote])].map((each) => [each, each || t.noQuote])}
                onChange={(quote) => set({ quote })}
              />
            </>
          )}
          {file.sheets.length > 1 && (
            <Choice
              label={t.sheet}
              value={reading.sheet}
              choices={file.sheets.map((each) => [each, each])}
              onChange={(sheet) => set({ sheet })}
            />
          )}
          {isTable && <HeaderRow now={reading.headerRow} onChange={(headerRow) => set({ headerRow })} />}
          <Choice
            label={t.order}
            value={reading.dates}
            choices={[
              ['dmy', t.dmy],
              ['mdy', t.mdy],
              ['ymd', t.ymd],
            ]}
            onChange={(dates) => set({ dates })}
          />
          <Choice
            label={t.decimals}
            value={reading.decimals}
            choices={[
              ['.', t.point],
              [',', t.decimalComma],
            ]}
            onChange={(decimals) => set({ decimals })}
          />
        </div>
      )}
    </section>
  );
}

function HeaderRow({ now, onChange }: { now: number; onChange: (row: number) => void }) {
  const t = useTexts(importTexts);
  const [typed, setTyped] = useState<string>();
  const send = () => {
    const row = Number.parseInt(typed ?? '', 10);
    setTyped(undefined);
    if (row >= 0 && row <= 1_000 && row !== now) {
      onChange(row);
    }
  };
  return (
    <label className={styles.label}>
      {t.headerRow}
      <input
        className={styles.input}
        type="number"
        min={0}
        max={1_000}
        title={t.headerNone}
        value={typed ?? now}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={send}
        onKeyDown={(event) => event.key === 'Enter' && send()}
      />
    </label>
  );
}
