import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api, NoLine, Problem } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { pluralLabel } from '../naming.ts';
import { useAnswer } from '../useAnswer.ts';
import { useHere, useModel } from '../workspace.tsx';
import styles from './EraseDialog.module.css';
import { eraseTexts } from './texts.ts';

type Counts = { readonly [object: string]: number };

type Preview = {
  readonly title: string;
  readonly erased: Counts;
  readonly emptied: Counts;
  readonly changes: number;
  readonly files: number;
  readonly places: readonly { readonly object: string; readonly id: string; readonly title: string | null }[];
};

const REASONS = ['request', 'expired', 'unlawful', 'other'] as const;

/** Shows what would go with a person, and erases them once their name has been typed. */
export function EraseDialog({
  object,
  id,
  title,
  onClose,
}: {
  object: ObjectJson;
  id: string;
  title: string;
  onClose: () => void;
}) {
  const t = useTexts(eraseTexts);
  const address = `/${object.address}/${id}/erasure`;
  const { value: preview, problem, again } = useAnswer<Preview>(address);
  return (
    <Modal opened onClose={onClose} title={t.title(title)} size="lg">
      <div className={styles.dialog}>
        <p>{t.intro}</p>
        {problem && (
          <p role="alert">
            {problem === 'offline' ? t.offline : problem.message}{' '}
            <Button size="xs" variant="default" onClick={again}>
              {t.again}
            </Button>
          </p>
        )}
        {preview && <Confirming object={object} address={address} preview={preview} onClose={onClose} />}
      </div>
    </Modal>
  );
}

function Confirming({
  object,
  address,
  preview,
  onClose,
}: {
  object: ObjectJson;
  address: string;
  preview: Preview;
  onClose: () => void;
}) {
  const t = useTexts(eraseTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const navigate = useNavigate();
  const [reason, setReason] = useState<string>('request');
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const erase = async () => {
    setBusy(true);
    setWrong(undefined);
    try {
      await api.post(address, { confirm: typed, reason });
      const toProof = () => navigate({ to: `/w/${slug}/settings/erasures` as string });
      toast(t.erased(preview.title), { action: { name: t.proof, run: toProof } });
      onClose();
      navigate({ to: `/w/${slug}/${object.address}` as string });
    } catch (problem) {
      if (!(problem instanceof Problem || problem instanceof NoLine)) {
        throw problem;
      }
      setWrong(problem instanceof Problem ? problem.message : t.offline);
      setBusy(false);
    }
  };
  return (
    <form
      className={styles.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        erase();
      }}
    >
      <section>
        <h3>{t.goes}</h3>
        <ul>
          <Counted counts={preview.erased} />
          {preview.files > 0 && <li>{t.files(formats.number(preview.files))}</li>}
          {preview.changes > 0 && <li>{t.changes(formats.number(preview.changes))}</li>}
        </ul>
      </section>
      {Object.keys(preview.emptied).length > 0 && (
        <section>
          <h3>{t.stays}</h3>
          <ul>
            <Counted counts={preview.emptied} />
          </ul>
        </section>
      )}
      <p className={styles.quiet}>{t.exports}</p>
      {preview.places.length > 0 && (
        <section>
          <h3>{t.places}</h3>
          <p className={styles.quiet}>{t.placesHint}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <ul className={styles.places} tabIndex={0}>
            {preview.places.map((place) => (
              <Place key={place.id} place={place} />
            ))}
          </ul>
        </section>
      )}
      <Radio.Group label={t.reason} value={reason} onChange={setReason}>
        {REASONS.map((each) => (
          <Radio key={each} value={each} label={t[`r_${each}`]} mt={8} />
        ))}
      </Radio.Group>
      <TextInput
        label={t.confirm(preview.title)}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {wrong && <p role="alert">{wrong}</p>}
      <div className={styles.foot}>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button type="submit" color="red" loading={isBusy} disabled={typed.trim() !== preview.title.trim()}>
          {t.run}
        </Button>
      </div>
    </form>
  );
}

function Counted({ counts }: { counts: Counts }) {
  const formats = useFormats();
  const model = useModel();
  const { language } = useSettings();
  return Object.entries(counts).map(([name, count]) => {
    const object = model?.object(name);
    return (
      <li key={name}>
        {object ? pluralLabel(object, language) : name}: {formats.number(count)}
      </li>
    );
  });
}

function Place({ place }: { place: Preview['places'][number] }) {
  const { slug } = useHere();
  const model = useModel();
  const { language } = useSettings();
  const object = model?.object(place.object);
  return (
    <li>
      <a href={`/w/${slug}/${object?.address ?? place.object}/${place.id}`} target="_blank" rel="noreferrer">
        {place.title || place.id}
      </a>{' '}
      {object && <span className={styles.quiet}>{pluralLabel(object, language)}</span>}
    </li>
  );
}
