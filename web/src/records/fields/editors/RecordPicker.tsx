import { Combobox, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Values } from '~/data/store/rows.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Avatar } from '~/ui/Avatar.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { sayProblem, useCommands } from '../../commands.ts';
import { objectLabel } from '../../naming.ts';
import { iconOf } from '../../places.ts';
import { fieldTexts } from '../texts.ts';
import styles from './Editors.module.css';
import { focusAndSelect } from './editor.ts';
import { splitName } from './NameEditor.tsx';
import { type Hit, useHits } from './useHits.ts';

/** Of these nobody makes one in passing. */
const NOT_IN_PASSING = new Set(['user', 'team', 'role', 'stage', 'pipeline']);

type Props = {
  /** Records of these objects are offered. */
  readonly objects: readonly ObjectJson[];
  /** `null`: left empty; `undefined`: nothing chosen. */
  readonly onDone: (hit: Hit | null | undefined) => void;
  readonly label: string;
  readonly placeholder?: string;
  readonly isAutoFocus?: boolean;
  readonly canClear?: boolean;
  readonly canCreate?: boolean;
  /** What a record made here has beside its title. */
  readonly made?: Values;
  readonly isMeant?: (object: string, id: string) => boolean;
};

/** Finds a record: on the device at once, then on the server; makes it where there is none. */
export function RecordPicker(props: Props) {
  const {
    objects,
    onDone,
    label,
    placeholder,
    isAutoFocus = true,
    canClear,
    canCreate = true,
    made: beside,
    isMeant,
  } = props;
  const t = useTexts(fieldTexts);
  const { language } = useSettings();
  const commands = useCommands();
  const combobox = useCombobox({ defaultOpened: true });
  const [typed, setTyped] = useState('');
  const isOver = useRef(false);
  const { hits, isSearching } = useHits(objects, typed, isMeant);
  const end = (hit: Hit | null | undefined) => {
    if (!isOver.current) {
      isOver.current = true;
      onDone(hit);
    }
  };
  const making =
    canCreate && typed.trim() !== '' ? objects.filter((object) => isMadeInPassing(object, beside)) : [];
  const submit = async (key: string) => {
    const [kind = '', object = '', id = ''] = key.split(' ');
    if (kind === 'clear') {
      end(null);
    } else if (kind === 'hit') {
      end(hits.find((hit) => hit.id === id) ?? undefined);
    } else {
      const made = objects.find(({ name }) => name === object);
      if (made) {
        isOver.current = true;
        const title = typed.trim();
        const value =
          made.fields.find(({ name }) => name === made.title)?.type === 'personName'
            ? splitName(title)
            : title;
        try {
          const created = await commands.create(object, { ...beside, [made.title]: value }, t.created(title));
          onDone({ object, id: created, title, isNew: true });
        } catch (problem) {
          sayProblem(problem);
          onDone(undefined);
        }
      }
    }
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} position="bottom-start" width={300} offset={2}>
      <Combobox.Target>
        <input
          ref={isAutoFocus ? focusAndSelect : undefined}
          className={styles.input}
          aria-label={label}
          value={typed}
          placeholder={placeholder}
          autoComplete="off"
          onFocus={() => combobox.openDropdown()}
          onChange={(event) => {
            setTyped(event.target.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => end(undefined)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              end(undefined);
            } else if (event.key === 'Enter') {
              event.stopPropagation();
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} mah={320} style={{ overflowY: 'auto' }}>
          {canClear && typed === '' && (
            <Combobox.Option className={styles.choice} value="clear">
              {t.clear}
            </Combobox.Option>
          )}
          {hits.map((hit) => (
            <Combobox.Option className={styles.choice} key={hit.id} value={`hit ${hit.object} ${hit.id}`}>
              <span className={styles.option}>
                {hit.object === 'user' || hit.object === 'person' ? (
                  <Avatar name={hit.title} size={20} />
                ) : (
                  <Icon of={iconOf(hit.object)} size={16} />
                )}
                <span>{hit.title}</span>
                {objects.length > 1 && <KindOf objects={objects} hit={hit} />}
              </span>
            </Combobox.Option>
          ))}
          {making.map((object) => (
            <Combobox.Option className={styles.choice} key={object.name} value={`create ${object.name}`}>
              <span className={styles.option}>
                <Icon of={IconPlus} size={16} />
                <span>{t.create(typed.trim())}</span>
                <span className={styles.more}>{objectLabel(object, language)}</span>
              </span>
            </Combobox.Option>
          ))}
          {hits.length === 0 && making.length === 0 && (
            <Combobox.Empty>{isSearching ? t.searching : t.nothing}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function KindOf({ objects, hit }: { objects: readonly ObjectJson[]; hit: Hit }) {
  const { language } = useSettings();
  const object = objects.find(({ name }) => name === hit.object);
  return object ? <span className={styles.more}>{objectLabel(object, language)}</span> : null;
}

/** Whether a title is all it takes. */
function isMadeInPassing(object: ObjectJson, beside: Values = {}): boolean {
  const needed = object.fields.filter((field) => field.isRequired && (field.default ?? null) === null);
  return (
    object.mayCreate &&
    !object.isErpMastered &&
    !NOT_IN_PASSING.has(object.name) &&
    needed.every(({ name }) => name === object.title || name in beside)
  );
}
