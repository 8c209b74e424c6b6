import { expect, it } from 'vitest';
import { roleTexts } from './roleTexts.ts';

it('says in each language that somebody does nothing', () => {
  const { en, es, it: italian } = roleTexts;
  expect(en.sentence(en.l_all, en.l_none, en.l_own, en.l_none)).toBe(
    'Sees everything; creates nothing; changes what is theirs; deletes nothing.',
  );
  expect(es.sentence(es.l_all, es.l_none, es.l_own, es.l_none)).toBe(
    'Ve todo; no crea nada; cambia lo que es suyo; no elimina nada.',
  );
  expect(italian.sentence(italian.l_none, italian.l_none, italian.l_own, italian.l_all)).toBe(
    'Non vede nulla; non crea nulla; modifica ciò che è suo; elimina tutto.',
  );
});
