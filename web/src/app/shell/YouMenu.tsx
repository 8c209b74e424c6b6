import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { open } from '~/platform/openings.ts';
import { DENSITIES, LANGUAGES, type Language, THEMES, useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { canKeep, changeMine } from '~/records/session.ts';
import { useHere } from '~/records/workspace.tsx';
import { Avatar } from '~/ui/Avatar.tsx';
import styles from './Shell.module.css';
import { shellTexts } from './texts.ts';

const NAMES: { readonly [L in Language]: string } = { en: 'English', es: 'Español', it: 'Italiano' };

/** The menu of what is one's own; open when it appears. */
export function YouMenu({ name }: { name: string }) {
  const t = useTexts(shellTexts);
  const { slug, profile } = useHere();
  const { theme, density, language } = useSettings();
  const [isOpen, setOpen] = useState(true);
  const themes = t.themes.split(',');
  const densities = t.densities.split(',');
  return (
    <Menu position="bottom-end" opened={isOpen} onChange={setOpen} width={272}>
      <Menu.Target>
        <button type="button" className={styles.you} aria-label={name ? `${t.you}: ${name}` : t.you}>
          <Avatar name={name || '?'} size={28} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.Item component={Link} to={`/w/${slug}/settings`}>
          {t.settings}
        </Menu.Item>
        <Menu.Item component={Link} to={`/w/${slug}/glass-box`}>
          {t.glassBox}
        </Menu.Item>
        <Menu.Item disabled={!canKeep()} onClick={() => open('keepHere')}>
          {canKeep() ? (profile === 'field' ? t.changePin : t.keepHere) : t.cannotKeep}
        </Menu.Item>
        <Menu.Label>{t.theme}</Menu.Label>
        {THEMES.map((each, at) => (
          <Choice key={each} isChosen={each === theme} onChoose={() => changeMine({ theme: each })}>
            {themes[at] ?? each}
          </Choice>
        ))}
        <Menu.Label>{t.density}</Menu.Label>
        {DENSITIES.map((each, at) => (
          <Choice key={each} isChosen={each === density} onChoose={() => changeMine({ density: each })}>
            {densities[at] ?? each}
          </Choice>
        ))}
        <Menu.Label>{t.language}</Menu.Label>
        {LANGUAGES.map((each) => (
          <Choice key={each} isChosen={each === language} onChoose={() => changeMine({ language: each })}>
            {NAMES[each]}
          </Choice>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => open('signOut')}>{t.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice({
  isChosen,
  onChoose,
  children,
}: {
  isChosen: boolean;
  onChoose: () => void;
  children: string;
}) {
  return (
    <Menu.Item
      // it would call itself a plain item otherwise
      renderRoot={(props) => <button type="button" {...props} role="menuitemradio" aria-checked={isChosen} />}
      closeMenuOnClick={false}
      onClick={onChoose}
      rightSection={isChosen && <span aria-hidden>✓</span>}
    >
      {children}
    </Menu.Item>
  );
}
