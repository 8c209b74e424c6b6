import { Button } from '@mantine/core';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere } from '~/records/workspace.tsx';
import styles from './programme.module.css';
import { isAsSigned, type Programme } from './programme.ts';
import { programmeTexts } from './texts.ts';
import { useSigning } from './useSigning.ts';

/** Who has signed the answers, and whether they still say what was signed. */
export function Signing({ all }: { all: Programme }) {
  const t = useTexts(programmeTexts);
  const formats = useFormats();
  const { me } = useHere();
  const { remove } = useCommands();
  const { isSigned, sign } = useSigning(all);
  return (
    <section className={styles.part} aria-labelledby="programme-signing">
      <h2 id="programme-signing">{t.signing}</h2>
      <p className={styles.quiet}>{t.signText}</p>
      <ul className={styles.signatures}>
        {all.signatures.map((signature) => {
          const { id, values } = signature;
          const holds = isAsSigned(signature, all.programme);
          const name = String(values.name ?? '');
          return (
            <li key={id}>
              <span>
                {values.signedAt
                  ? t.signedOn(name, formats.when(String(values.signedAt)))
                  : t.signedJustNow(name)}
                <small data-holds={holds || undefined}>{holds ? t.holds : t.changed}</small>
              </span>
              {(values.user ?? me) === me && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => remove('signature', id, t.withdrawn).catch(sayProblem)}
                >
                  {t.withdraw}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {!isSigned && <Button onClick={sign}>{t.signHere}</Button>}
    </section>
  );
}
