import { Button } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { NoLine } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import styles from './invoices.module.css';
import { upload } from './invoices.ts';
import { invoiceTexts } from './texts.ts';

const KINDS = '.zip,.xml,.p7m,.xsig';

/** Takes invoices by mouse, finger or keyboard, and goes on to what is in them. */
export function DropInvoices() {
  const t = useTexts(invoiceTexts);
  const { slug } = useHere();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || isSending) {
      return;
    }
    setProblem(undefined);
    setSending(true);
    try {
      const { id } = await upload(files);
      await navigate({ to: '/w/$slug/invoices/$id', params: { slug, id } });
    } catch (refusal) {
      setProblem(refusal instanceof NoLine ? t.noLine : refusal instanceof Error ? refusal.message : '');
    } finally {
      setSending(false);
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
        <Icon of={IconFileInvoice} size={28} />
        <p className={styles.dropTitle} role="status">
          {isSending ? t.sending : isOver ? t.dropNow : t.drop}
        </p>
        <p className={styles.quiet}>{isSending ? t.safe : t.dropText}</p>
        <Button variant="default" loading={isSending} onClick={() => input.current?.click()}>
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
