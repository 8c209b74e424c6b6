import { Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import styles from '../bulk/Bulk.module.css';
import type { ListSetting } from '../list/useList.ts';
import { pluralLabel } from '../naming.ts';
import { useHere } from '../workspace.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { DELIMITERS, type Delimiter, FORMATS, type Format } from './export.ts';
import { exportTexts } from './texts.ts';
import { useExport } from './useExport.ts';

/** Asks as what the list is to be taken along, then shows how far the file is. */
export function ExportDialog({ list, onClose }: { list: ListSetting; onClose: () => void }) {
  const t = useTexts(exportTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const { slug, abilities, isAdministrator } = useHere();
  const mayImport = isAdministrator || abilities.includes('import');
  const [format, setFormat] = useState<Format>('xlsx');
  const [isAll, setAll] = useState(false);
  const [delimiter, setDelimiter] = useState<Delimiter>(language === 'en' ? ',' : ';');
  const { now, isWaiting, start, stop } = useExport(list.object.address);
  const names = list.columns.map(({ name }) => name);
  const cells = { ';': t.semicolon, ',': t.comma, '\t': t.tab };
  const begin = () =>
    start({
      ...(list.query.filter ? { filter: list.query.filter } : {}),
      sort: list.sort,
      ...(isAll ? {} : { fields: names }),
      format,
      ...(format === 'csv' ? { delimiter } : {}),
      language,
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.title(pluralLabel(list.object, language))}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {now ? (
        <ExportProgress now={now} onStop={stop} onClose={onClose} />
      ) : (
        <div className={styles.form}>
          <label className={styles.label}>
            {t.format}
            <select
              className={styles.input}
              value={format}
              data-autofocus
              onChange={(event) =>
                setFormat(FORMATS.find((each) => each === event.currentTarget.value) ?? 'xlsx')
              }
            >
              {FORMATS.map((each) => (
                <option key={each} value={each}>
                  {t[each]}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.label}>
            {t.columns}
            <select
              className={styles.input}
              value={isAll ? 'all' : 'shown'}
              onChange={(event) => setAll(event.currentTarget.value === 'all')}
            >
              <option value="shown">{t.shown(formats.number(names.length))}</option>
              <option value="all">{t.all}</option>
            </select>
          </label>
          {format === 'csv' && (
            <label className={styles.label}>
              {t.delimiter}
              <select
                className={styles.input}
                value={delimiter}
                onChange={(event) =>
                  setDelimiter(DELIMITERS.find((each) => each === event.currentTarget.value) ?? ';')
                }
              >
                {DELIMITERS.map((each) => (
                  <option key={each} value={each}>
                    {cells[each]}
                  </option>
                ))}
              </select>
            </label>
          )}
          <div>
            <p className={styles.quiet}>{t.keys}</p>
            <p className={styles.quiet}>{t.kept}</p>
            {mayImport && format !== 'jsonl' && (
              <p className={styles.quiet}>
                {t.editAway}{' '}
                <Link to="/w/$slug/bring-back" params={{ slug }} search={{ object: list.object.address }}>
                  {t.bringBack}
                </Link>
              </p>
            )}
          </div>
          <div className={styles.foot}>
            <button type="button" className={styles.act} onClick={onClose}>
              {t.cancel}
            </button>
            <button type="button" className={styles.apply} disabled={isWaiting} onClick={begin}>
              {t.start}
            </button>
          </div>
        </div>
      )}
    </Modal>
  );
}
