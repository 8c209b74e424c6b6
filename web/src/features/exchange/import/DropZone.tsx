import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { NoLine } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import styles from './import.module.css';
import { upload } from './imports.ts';
import { importTexts } from './texts.ts';

const KINDS = '.csv,.tsv,.txt,.xlsx,.xls,.vcf,.json,.jsonl,.ndjson';

/** Takes files by mouse, finger or keyboard, and goes on to what they are. */
export function DropZone() {
  const t = useTexts(importTexts);
  const { slug } = useHere();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [sending, setSending] = useState(0);
  const [problem, setProblem] = useState<string>();
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || sending > 0) {
      return;
    }
    setProblem(undefined);
    setSending(files.length);
    try {
      const { id } = await upload(files);
      await navigate({ to: '/w/$slug/import/$id', params: { slug, id } });
    } catch (refusal) {
      setProblem(refusal instanceof NoLine ? t.noLine : refusal instanceof Error ? refusal.message : '');
    } finally {
      setSending(0);
    }
  };
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(is);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same */}
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragEnter={over(true)}
        onDragOver={over(true)}
        onDragLeave={over(false)}
        onDrop={(event) => {
          over(false)(event);
          send([...event.dataTransfer.files]);
        }}
      >
        <Icon of={IconFileImport} size={28} />
        <p className={styles.dropTitle} role="status">
          {sending > 0 ? t.reading(sending) : isOver ? t.dropNow : t.drop}
        </p>
        <p className={styles.quiet}>{sending > 0 ? t.safe : t.dropText}</p>
        <Button variant="default" loading={sending > 0} onClick={() => input.current?.click()}>
          {t.choose}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={KINDS}
          aria-label={t.choose}
          onChange={(event) => {
            send([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {problem && (
        <p className={styles.wrong} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
