import { Button, NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Values } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';
import { Late } from '~/ui/Late.tsx';
import { toast } from '~/ui/toasts.ts';
import { sayProblem, useCommands } from '../commands.ts';
import { pluralLabel, titleIn } from '../naming.ts';
import { placesOf } from '../places.ts';
import { useHere, useModel } from '../workspace.tsx';
import styles from './Trash.module.css';

const texts = defineTexts({
  en: {
    title: 'Trash',
    of: 'Kind',
    empty: 'The trash is empty',
    emptyText: 'What you delete lies here, whole, until you want it back.',
    restore: 'Restore',
    restored: (name: string) => `${name} is back.`,
    more: 'Show more',
    loading: 'Looking …',
    changed: (when: string) => `last changed ${when}`,
  },
  es: {
    title: 'Papelera',
    of: 'Tipo',
    empty: 'La papelera está vacía',
    emptyText: 'Lo que borras queda aquí, entero, hasta que lo quieras de vuelta.',
    restore: 'Restaurar',
    restored: (name: string) => `${name} ha vuelto.`,
    more: 'Mostrar más',
    loading: 'Buscando…',
    changed: (when: string) => `último cambio: ${when}`,
  },
  it: {
    title: 'Cestino',
    of: 'Tipo',
    empty: 'Il cestino è vuoto',
    emptyText: 'Ciò che elimini resta qui, intero, finché non lo rivuoi.',
    restore: 'Ripristina',
    restored: (name: string) => `${name} è tornato.`,
    more: 'Mostra altri',
    loading: 'Sto cercando…',
    changed: (when: string) => `ultima modifica ${when}`,
  },
});

type Page = {
  readonly items: readonly (Values & { readonly id: string })[];
  readonly nextCursor: string | null;
};

/** What was deleted, of one object at a time, to be brought back. */
export function TrashPage() {
  const t = useTexts(texts);
  const model = useModel();
  const { language } = useSettings();
  const { slug } = useHere();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }).object;
  const { main, more } = model ? placesOf(model) : { main: [], more: [] };
  const objects = [...main, ...more].map(({ object }) => object);
  const object = objects.find(({ name }) => name === asked) ?? objects[0];
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      {object && (
        <>
          <NativeSelect
            label={t.of}
            className={styles.choice}
            value={object.name}
            data={objects.map((each) => ({ value: each.name, label: pluralLabel(each, language) }))}
            onChange={(event) =>
              navigate({
                to: '/w/$slug/trash',
                params: { slug },
                search: { object: event.currentTarget.value },
                replace: true,
              })
            }
          />
          <Deleted key={object.name} object={object} />
        </>
      )}
    </div>
  );
}

function Deleted({ object }: { object: ObjectJson }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const commands = useCommands();
  const [page, setPage] = useState<Page>();
  const fetchPage = (cursor = '') =>
    api.get<Page>(
      `/trash?object=${object.address}&limit=50${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
  useEffect(() => {
    let isOver = false;
    api
      .get<Page>(`/trash?object=${object.address}&limit=50`)
      .then((first) => isOver || setPage(first))
      .catch(sayProblem);
    return () => {
      isOver = true;
    };
  }, [object]);
  const restore = async (id: string, name: string) => {
    await commands.restore(object.name, id);
    setPage((shown) => shown && { ...shown, items: shown.items.filter((item) => item.id !== id) });
    toast(t.restored(name));
  };
  const more = async () => {
    try {
      const next = await fetchPage(page?.nextCursor ?? '');
      setPage((shown) => ({ ...next, items: [...(shown?.items ?? []), ...next.items] }));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  if (!page) {
    return (
      <Late>
        <p aria-busy="true">{t.loading}</p>
      </Late>
    );
  }
  return page.items.length === 0 ? (
    <Empty title={t.empty} text={t.emptyText} />
  ) : (
    <>
      <ul className={styles.list}>
        {page.items.map((item) => {
          const name = titleIn(object, item) || '…';
          return (
            <li key={item.id}>
              <span className={styles.name}>{name}</span>
              <span className={styles.when}>{t.changed(formats.when(String(item.updatedAt)))}</span>
              <Button
                size="xs"
                variant="default"
                aria-label={`${t.restore}: ${name}`}
                onClick={() => restore(item.id, name)}
              >
                {t.restore}
              </Button>
            </li>
          );
        })}
      </ul>
      {page.nextCursor && (
        <Button variant="subtle" onClick={more}>
          {t.more}
        </Button>
      )}
    </>
  );
}
