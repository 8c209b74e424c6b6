import { IconBolt, IconPhoneIncoming, IconSearch } from '@tabler/icons-react';
import { useTexts } from '~/platform/texts.ts';
import { useTitle } from '~/records/titles.ts';
import { Icon } from '~/ui/Icon.tsx';
import { Keys } from '~/ui/Keys.tsx';
import { HitLine } from './HitLine.tsx';
import type { Option } from './options.ts';
import styles from './search.module.css';
import { searchTexts } from './texts.ts';

/** One line of the palette. The focus stays in the field above; the line only says that it is the one. */
export function OptionLine({
  option,
  typed,
  id,
  isFocused,
  onPoint,
  onChoose,
}: {
  option: Option;
  typed: string;
  id: string;
  isFocused: boolean;
  onPoint: () => void;
  onChoose: (isBeside: boolean) => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard in the field
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus
    <div
      id={id}
      role="option"
      aria-selected={isFocused}
      className={styles.option}
      onMouseMove={isFocused ? undefined : onPoint}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
    >
      <Inside option={option} typed={typed} />
    </div>
  );
}

function Inside({ option, typed }: { option: Option; typed: string }) {
  const t = useTexts(searchTexts);
  switch (option.kind) {
    case 'record':
      return <HitLine hit={option.hit} />;
    case 'recent':
      return <RecentLine {...option.record} />;
    case 'action':
      return (
        <>
          <span className={styles.sign}>
            <Icon of={option.action.icon ?? IconBolt} />
          </span>
          <span className={styles.words}>
            <span className={styles.name}>{option.action.name}</span>
            <span className={styles.beside}>{option.action.group}</span>
          </span>
          {option.action.keys && <Keys of={option.action.keys} />}
        </>
      );
    case 'caller':
      return <Other icon={IconPhoneIncoming} text={t.caller(typed.trim())} />;
    case 'all':
      return <Other icon={IconSearch} text={t.all(typed.trim())} />;
  }
}

function RecentLine({ object, id }: { object: string; id: string }) {
  const title = useTitle(object, id) ?? '';
  return <HitLine hit={{ object, id, title, titleParts: [{ text: title, isMatch: false }], snippet: [] }} />;
}

function Other({ icon, text }: { icon: typeof IconSearch; text: string }) {
  return (
    <>
      <span className={styles.sign}>
        <Icon of={icon} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{text}</span>
      </span>
    </>
  );
}
