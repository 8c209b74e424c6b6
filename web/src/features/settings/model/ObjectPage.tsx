import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import { useHere } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Page } from '../kit/Page.tsx';
import { ColumnsTab } from './ColumnsTab.tsx';
import { FieldsTab } from './FieldsTab.tsx';
import { LayoutTab } from './layout/LayoutTab.tsx';
import styles from './Model.module.css';
import type { ModelObject, WholeModel } from './model.ts';
import { modelTexts } from './modelTexts.ts';
import { ObjectTab } from './ObjectTab.tsx';
import { RulesTab } from './RulesTab.tsx';

const TABS = ['fields', 'layout', 'rules', 'list', 'object'] as const;

/** One object: its fields, its rules, how it is listed, and what it is called. */
export function ObjectPage({ model, object, tab }: { model: WholeModel; object: ModelObject; tab: string }) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const { slug } = useHere();
  const home = `/w/${slug}/settings/model`;
  const names = {
    fields: t.fields,
    layout: t.layoutTab,
    rules: t.rules,
    list: t.listTab,
    object: t.objectTab,
  };
  const open = TABS.find((each) => each === tab) ?? 'fields';
  return (
    <Page
      above={
        <Link to={home as string} className={styles.crumb}>
          <Icon of={IconChevronLeft} size={16} />
          {t.objects}
        </Link>
      }
      title={inLanguage(object.pluralLabel, language, object.plural)}
      intro={object.custom ? undefined : t.standardObject}
      actions={<LinkButton to={`/w/${slug}/${object.address}`}>{t.seeRecords}</LinkButton>}
    >
      <nav className={styles.tabs} aria-label={t.objectParts}>
        {TABS.map((each) => (
          <Link
            key={each}
            to={`${home}/${object.address}${each === 'fields' ? '' : `/${each}`}` as string}
            className={styles.tab}
            {...(each === open ? { 'data-open': true, 'aria-current': 'page' as const } : {})}
          >
            {names[each]}
          </Link>
        ))}
      </nav>
      {open === 'fields' && <FieldsTab model={model} object={object} />}
      {open === 'layout' && <LayoutTab object={object} />}
      {open === 'rules' && <RulesTab object={object} />}
      {open === 'list' && <ColumnsTab object={object} />}
      {open === 'object' && <ObjectTab object={object} />}
    </Page>
  );
}
