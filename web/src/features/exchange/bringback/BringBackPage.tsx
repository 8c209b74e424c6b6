import { Button } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import type { Model } from '~/data/model/model.ts';
import type { ObjectJson } from '~/data/model/schema.ts';
import { NoLine } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { pluralLabel } from '~/records/naming.ts';
import { placesOf } from '~/records/places.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { Icon } from '~/ui/Icon.tsx';
import shared from '../import/import.module.css';
import styles from './bringback.module.css';
import { bringBackTexts } from './texts.ts';
import { bringBack } from './trips.ts';

/** The lists one works with before what is only a part of others. */
function commonestFirst(model: Model): readonly ObjectJson[] {
  const { main, more } = placesOf(model);
  const first = [...main, ...more].map(({ object }) => object);
  return [...first, ...model.objects.filter((object) => !first.includes(object))];
}

/** Takes the sheet, and goes on to what is different in it. */
export function BringBackPage() {
  const t = useTexts(bringBackTexts);
  const { abilities, isAdministrator } = useHere();
  if (!isAdministrator && !abilities.includes('import')) {
    return <Empty title={t.mayNot} text={t.mayNotText} />;
  }
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      <p className={styles.quiet}>{t.about}</p>
      <Sheet />
    </div>
  );
}

function Sheet() {
  const t = useTexts(bringBackTexts);
  const { slug } = useHere();
  const model = useModel();
  const { language } = useSettings();
  const navigate = useNavigate();
  const { object: asked } = useSearch({ strict: false }) as { object?: string };
  const objects = model ? commonestFirst(model) : [];
  const [chosen, setChosen] = useState<string>();
  const address = chosen ?? asked ?? objects[0]?.address ?? '';
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (file: File | undefined) => {
    if (!file || isSending) {
      return;
    }
    setProblem(undefined);
    setSending(true);
    try {
      const { id } = await bringBack(address, file);
      await navigate({ to: '/w/$slug/bring-back/$id', params: { slug, id } });
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
      <label className={styles.label}>
        {t.list}
        <select
          className={shared.input}
          value={address}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {objects.map((object) => (
            <option key={object.name} value={object.address}>
              {pluralLabel(object, language)}
            </option>
          ))}
        </select>
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same */}
      <div
        className={shared.drop}
        data-over={isOver || undefined}
        onDragEnter={over(true)}
        onDragOver={over(true)}
        onDragLeave={over(false)}
        onDrop={(event) => {
          over(false)(event);
          send(event.dataTransfer.files[0]);
        }}
      >
        <Icon of={IconTableImport} size={28} />
        <p className={shared.dropTitle} role="status">
          {isSending ? t.sending : t.drop}
        </p>
        <p className={styles.quiet}>{t.dropText}</p>
        <Button variant="default" loading={isSending} onClick={() => input.current?.click()}>
          {t.choose}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.xlsx,.xls"
          aria-label={t.choose}
          onChange={(event) => {
            send(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {problem && (
        <p className={shared.wrong} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
