import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { ViewJson } from '~/data/model/schema.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { sayProblem } from '../commands.ts';
import type { ListSetting } from '../list/useList.ts';
import { useHere, useModel } from '../workspace.tsx';
import { viewTexts } from './texts.ts';
import { UNCHANGED } from './unchanged.ts';
import styles from './Views.module.css';
import { changeView, createView } from './viewCalls.ts';

/** Keeps a list as a view under a name, or gives a view another name. */
export function ViewDialog({
  list,
  renamed,
  onClose,
}: {
  list: ListSetting;
  renamed: ViewJson | undefined;
  onClose: () => void;
}) {
  const t = useTexts(viewTexts);
  const { grato, abilities, isAdministrator } = useHere();
  const team = useModel()?.schema.me.team ?? null;
  const [name, setName] = useState(renamed?.name ?? '');
  const [scope, setScope] = useState<ViewJson['scope']>('user');
  const mayAll = isAdministrator || abilities.includes('manageModel');
  const save = async () => {
    const called = name.trim();
    if (renamed) {
      await changeView(renamed.id, { name: called });
    } else {
      const id = await createView(list, called, scope, team);
      list.change({ ...UNCHANGED, view: id }, { replace: true });
    }
    grato.tryNow();
    toast(t.saved(called));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={renamed ? t.renameTitle : t.newTitle}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save().catch(sayProblem);
        }}
      >
        <label>
          {t.name}
          <input
            className={styles.input}
            value={name}
            placeholder={t.nameHint}
            maxLength={100}
            required
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {!renamed && (
          <label>
            {t.who}
            <select
              className={styles.input}
              value={scope}
              onChange={(event) => {
                const wanted = event.currentTarget.value;
                setScope(wanted === 'team' || wanted === 'everyone' ? wanted : 'user');
              }}
            >
              <option value="user">{t.scopeUser}</option>
              {team && <option value="team">{t.scopeTeam}</option>}
              {mayAll && <option value="everyone">{t.scopeEveryone}</option>}
            </select>
          </label>
        )}
        <div className={styles.foot}>
          <button type="button" className={styles.quiet} onClick={onClose}>
            {t.cancel}
          </button>
          <button type="submit" className={styles.apply} disabled={name.trim() === ''}>
            {t.create}
          </button>
        </div>
      </form>
    </Modal>
  );
}
