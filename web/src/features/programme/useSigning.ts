import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere, useView } from '~/records/workspace.tsx';
import { isAsSigned, PROGRAMME_ID, type Programme } from './programme.ts';
import { programmeTexts } from './texts.ts';

const USERS = { object: 'user', sort: ['name'] } as const;

/** Signing with one's own name: whether that has been done under what stands there now, and how to do it. */
export function useSigning(all: Programme) {
  const t = useTexts(programmeTexts);
  const { me } = useHere();
  const { create } = useCommands();
  const mine = useView(USERS).rows.find(({ id }) => id === me)?.values.name;
  return {
    isSigned: all.signatures.some(
      (signature) => (signature.values.user ?? me) === me && isAsSigned(signature, all.programme), // one on its way has no user yet
    ),
    sign: () =>
      create(
        'signature',
        { name: String(mine ?? ''), about: { object: 'programme', id: PROGRAMME_ID } },
        t.signed,
      ).catch(sayProblem),
  };
}
