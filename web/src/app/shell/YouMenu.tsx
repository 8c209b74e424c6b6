import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { changeSettings, type Density, type Theme, useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { signOut } from '~/records/session.ts';
import { useHere } from '~/records/workspace.tsx';
import { Avatar } from '~/ui/Avatar.tsx';
import styles from './Shell.module.css';
import { shellTexts } from './texts.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const DENSITIES: readonly Density[] = ['compact', 'comfortable'];

/** The menu of what is one's own; open when it appears. */
export function YouMenu({ name }: { name: string }) {
  const t = useTexts(shellTexts);
  const { slug } = useHere();
  const { theme, density } = useSettings();
  const [isOpen, setOpen] = useState(true);
  return (
    <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
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
        <Menu.Label>{t.theme}</Menu.Label>
        {THEMES.map((each, at) => (
          <Menu.Item key={each} aria-checked={each === theme} onClick={() => changeSettings({ theme: each })}>
            {t.themes.split(',')[at]} {each === theme && '✓'}
          </Menu.Item>
        ))}
        <Menu.Label>{t.density}</Menu.Label>
        {DENSITIES.map((each, at) => (
          <Menu.Item
            key={each}
            aria-checked={each === density}
            onClick={() => changeSettings({ density: each })}
          >
            {t.densities.split(',')[at]} {each === density && '✓'}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => signOut('send')}>{t.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
