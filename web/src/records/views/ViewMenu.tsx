import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { ViewJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useStored } from '~/platform/stored.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { toast } from '~/ui/toasts.ts';
import { sayProblem } from '../commands.ts';
import { favourites, pinOf, setFavourites } from '../favourites/favourites.ts';
import { arrange, arrangements } from '../list/arrangement.ts';
import type { ListSetting, View } from '../list/useList.ts';
import { pluralLabel } from '../naming.ts';
import { useHere, useModel } from '../workspace.tsx';
import { builtInViews } from './builtIn.ts';
import { viewName } from './names.ts';
import { viewTexts } from './texts.ts';
import { UNCHANGED } from './unchanged.ts';
import { ViewDialog } from './ViewDialog.tsx';
import styles from './Views.module.css';
import { changeView, contentOf, deleteView } from './viewCalls.ts';

/** The title of a list: which view of it one sees, and the others. */
export function ViewMenu({ list }: { list: ListSetting }) {
  const t = useTexts(viewTexts);
  const { language } = useSettings();
  const { object, view, isChanged } = list;
  const here = useHere();
  const saved = (useModel()?.schema.views ?? []).filter((each) => each.object === object.name);
  const [asked, setAsked] = useState<'create' | 'rename'>();
  const plural = pluralLabel(object, language);
  const own = view && 'scope' in view ? view : undefined;
  const mayChange =
    own &&
    (own.scope === 'user' ||
      own.scope === 'team' ||
      here.abilities.includes('manageModel') ||
      here.isAdministrator);
  const pins = useStored(favourites);
  const pin = pinOf(object, view);
  const isPinned = pins.includes(pin);
  const keptView = arrangements.get()[object.name]?.view;
  const go = (id: string) => list.change({ ...UNCHANGED, view: id });
  const scopes = ['user', 'team', 'everyone'] as const;
  const heads = { user: t.own, team: t.team, everyone: t.everyone };
  const save = (target: ViewJson) => {
    changeView(target.id, contentOf(list))
      .then(() => {
        here.grato.tryNow();
        list.change({ ...UNCHANGED, view: target.id }, { replace: true });
        toast(t.saved(target.name));
      })
      .catch(sayProblem);
  };
  const remove = (target: ViewJson) => {
    deleteView(target.id)
      .then(() => {
        here.grato.tryNow();
        list.change({ ...UNCHANGED, view: undefined }, { replace: true });
        toast(t.deleted(target.name));
      })
      .catch(sayProblem);
  };
  const item = (each: View) => (
    <Menu.Item
      key={each.id}
      onClick={() => go(each.id)}
      rightSection={each.id === view?.id ? <Icon of={IconCheck} size={16} /> : undefined}
    >
      {viewName(t, each)}
    </Menu.Item>
  );
  return (
    <>
      <Menu width={260}>
        <Menu.Target>
          <button type="button" className={styles.title}>
            <h1>{plural}</h1>
            {view && <span className={styles.view}>{viewName(t, view)}</span>}
            {view && isChanged && (
              <span className={styles.mark} title={t.changed}>
                <span className="spoken">{t.changed}</span>
              </span>
            )}
            <Icon of={IconChevronDown} size={16} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() => go('all')}
            rightSection={view ? undefined : <Icon of={IconCheck} size={16} />}
          >
            {t.all(plural)}
          </Menu.Item>
          {builtInViews(object).map(item)}
          {scopes.map((scope) => {
            const some = saved.filter((each) => each.scope === scope);
            return (
              some.length > 0 && (
                <div key={scope}>
                  <Menu.Label>{heads[scope]}</Menu.Label>
                  {some.map(item)}
                </div>
              )
            );
          })}
          <Menu.Divider />
          {isChanged && mayChange && own && <Menu.Item onClick={() => save(own)}>{t.save}</Menu.Item>}
          <Menu.Item onClick={() => setAsked('create')}>{t.saveAs}</Menu.Item>
          {isChanged && <Menu.Item onClick={() => go(view?.id ?? 'all')}>{t.back}</Menu.Item>}
          <Menu.Item
            onClick={() => setFavourites(isPinned ? pins.filter((each) => each !== pin) : [...pins, pin])}
          >
            {isPinned ? t.unpin : t.pin}
          </Menu.Item>
          {view?.id !== keptView && (
            <Menu.Item onClick={() => arrange(object.name, view ? { view: view.id } : { view: 'all' })}>
              {view ? t.startsHere : t.startsElsewhere}
            </Menu.Item>
          )}
          {mayChange && own && (
            <>
              <Menu.Item onClick={() => setAsked('rename')}>{t.rename}</Menu.Item>
              <Menu.Item color="red" onClick={() => remove(own)}>
                {t.delete}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <ViewDialog
          list={list}
          renamed={asked === 'rename' ? own : undefined}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
