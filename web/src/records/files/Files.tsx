import { IconCamera, IconFile, IconPhoto, IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { useHere } from '../workspace.tsx';
import type { Attached } from './attached.ts';
import styles from './Files.module.css';
import { Preview } from './Preview.tsx';
import { fileTexts } from './texts.ts';
import { useFiles } from './useFiles.ts';

/** The files of a record: dropped, pasted, picked or photographed; opened with a preview, without a line, too. */
export function Files({ object, row }: { object: ObjectJson; row: Row }) {
  const t = useTexts(fileTexts);
  const { files, canAdd, add, remove } = useFiles(object, row);
  const [open, setOpen] = useState<Attached>();
  const isOver = useDropAndPaste(canAdd, add);
  if (files.length === 0 && !canAdd) {
    return null;
  }
  return (
    <section className={styles.files} aria-label={t.files}>
      <div className={styles.heading}>
        <h2>
          {t.files}
          {files.length > 0 && <span className={styles.count}>{files.length}</span>}
        </h2>
        {canAdd && (
          <>
            <Pick label={t.photo} icon={IconCamera} isCamera onPick={add} />
            <Pick label={t.add} icon={IconPlus} onPick={add} />
          </>
        )}
      </div>
      {files.length > 0 ? (
        <ul className={styles.list}>
          {files.map((attached) => (
            <One
              key={`${attached.record} ${attached.file.id}`}
              attached={attached}
              onOpen={() => setOpen(attached)}
              onRemove={canAdd ? () => remove(attached) : undefined}
            />
          ))}
        </ul>
      ) : (
        <p className={styles.hint}>{t.hint}</p>
      )}
      {isOver && <div className={styles.drop}>{t.drop}</div>}
      {open && <Preview file={open.file} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

function One({
  attached: { file },
  onOpen,
  onRemove,
}: {
  attached: Attached;
  onOpen: () => void;
  onRemove: (() => void) | undefined;
}) {
  'use no memo'; // what the device has is one store that changes within
  const t = useTexts(fileTexts);
  const formats = useFormats();
  const { grato } = useHere();
  const name = file.name ?? file.id;
  const isWaiting = grato.unsent.some(({ upload }) => upload?.blob === file.id);
  return (
    <li className={styles.file}>
      <button type="button" className={styles.open} aria-label={t.open(name)} onClick={onOpen}>
        <Icon of={file.type?.startsWith('image/') ? IconPhoto : IconFile} size={16} />
        <span className={styles.name}>{name}</span>
        <span className={styles.size}>
          {isWaiting ? t.waiting : file.size === undefined ? '' : formats.bytes(file.size)}
        </span>
      </button>
      {onRemove && (
        <button type="button" className={styles.icon} aria-label={t.remove(name)} onClick={onRemove}>
          <Icon of={IconX} size={14} />
        </button>
      )}
    </li>
  );
}

function Pick({
  label,
  icon,
  isCamera = false,
  onPick,
}: {
  label: string;
  icon: typeof IconPlus;
  isCamera?: boolean;
  onPick: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={styles.icon}
        data-camera={isCamera || undefined}
        aria-label={label}
        title={label}
        onClick={() => input.current?.click()}
      >
        <Icon of={icon} size={16} />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!isCamera}
        {...(isCamera ? { accept: 'image/*', capture: 'environment' as const } : {})}
        onChange={({ target }) => {
          onPick([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}

/** Files may be dropped anywhere on the page, and pasted where nobody is writing. */
function useDropAndPaste(canAdd: boolean, add: (files: readonly File[]) => Promise<void>): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    if (!canAdd) {
      return undefined;
    }
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        setOver(true);
      }
    };
    const out = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) {
        event.preventDefault();
        latest.current(files);
      }
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) {
        event.preventDefault();
        latest.current(files);
      }
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', out);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', out);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [canAdd]);
  return isOver;
}
