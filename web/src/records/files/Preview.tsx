import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { Late } from '~/ui/Late.tsx';
import { useHere } from '../workspace.tsx';
import type { FileRef } from './attached.ts';
import styles from './Files.module.css';
import { fileTexts } from './texts.ts';

/** Pictures that cannot run anything. */
const SHOWN = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;
const SUFFIXES: { readonly [suffix: string]: string } = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  pdf: 'application/pdf',
};

/** What a file is shown as: by its suffix where nobody said. */
export function typeOf({ type, name = '' }: Pick<FileRef, 'type' | 'name'>): string {
  const known = SUFFIXES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  return type && type !== 'application/octet-stream' ? type : (known ?? 'application/octet-stream');
}

/** A file, shown where that is safe, and to be kept. */
export function Preview({ file, onClose }: { file: FileRef; onClose: () => void }) {
  const t = useTexts(fileTexts);
  const name = file.name ?? file.id;
  const type = typeOf(file);
  const { address, isAbsent } = useContent(file.id, name, type);
  return (
    <Modal opened onClose={onClose} title={name} size="xl" closeButtonProps={{ 'aria-label': t.close }}>
      <div className={styles.preview}>
        {isAbsent && <p className={styles.hint}>{t.absent}</p>}
        {!address && !isAbsent && (
          <Late>
            <p className={styles.hint} aria-busy="true">
              …
            </p>
          </Late>
        )}
        {address && (SHOWN.test(type) ? <img src={address} alt={name} /> : null)}
        {address && type === 'application/pdf' && (
          <iframe className={styles.pages} src={address} title={name} />
        )}
        {address && !SHOWN.test(type) && type !== 'application/pdf' && (
          <p className={styles.hint}>{t.noPreview}</p>
        )}
        {address && (
          <div className={styles.ways}>
            <Button component="a" href={address} download={name} variant="default" size="xs">
              {t.download}
            </Button>
            {type === 'application/pdf' && (
              <Button
                component="a"
                href={address}
                target="_blank"
                rel="noopener noreferrer"
                variant="default"
                size="xs"
              >
                {t.newTab}
              </Button>
            )}
          </div>
        )}
      </div>
    </Modal>
  );
}

/** The content of a file as an address of this page, as long as it is shown. */
function useContent(id: string, name: string, type: string): { address?: string; isAbsent: boolean } {
  const { grato } = useHere();
  const [address, setAddress] = useState<string>();
  const [isAbsent, setAbsent] = useState(false);
  useEffect(() => {
    let made: string | undefined;
    let isOver = false;
    grato.files
      .open(id, name)
      .then((bytes) => {
        if (!isOver) {
          // only pictures and PDFs keep their type: nothing that could run in this page's name
          const safe = SHOWN.test(type) || type === 'application/pdf' ? type : 'application/octet-stream';
          made = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: safe })); // never shared memory
          setAddress(made);
        }
      })
      .catch(() => isOver || setAbsent(true));
    return () => {
      isOver = true;
      if (made) {
        URL.revokeObjectURL(made);
      }
    };
  }, [grato, id, name, type]);
  return address ? { address, isAbsent } : { isAbsent };
}
