import { useNavigate } from '@tanstack/react-router';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere } from '~/records/workspace.tsx';
import styles from './day.module.css';
import { dayTexts } from './texts.ts';

/** The first step in an empty workspace: one name, and the record is there. */
export function FirstCustomer() {
  const t = useTexts(dayTexts);
  const commands = useCommands();
  const navigate = useNavigate();
  const { slug } = useHere();
  const add = async (form: HTMLFormElement) => {
    const name = String(new FormData(form).get('name') ?? '').trim();
    if (name) {
      const id = await commands.create('company', { name }, t.firstToast(name));
      await navigate({
        to: '/w/$slug/$address/$id',
        params: { slug, address: 'companies', id },
        search: {},
      });
    }
  };
  return (
    <form
      className={styles.first}
      onSubmit={(event) => {
        event.preventDefault();
        add(event.currentTarget).catch(sayProblem);
      }}
    >
      <h2>{t.firstTitle}</h2>
      <p>{t.firstText}</p>
      <div>
        <input
          name="name"
          required
          maxLength={200}
          aria-label={t.firstLabel}
          placeholder={t.firstLabel}
          // biome-ignore lint/a11y/noAutofocus: it is the one thing to do here
          autoFocus
        />
        <button type="submit">{t.firstButton}</button>
      </div>
    </form>
  );
}
