import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconEye, IconEyeOff, IconGripVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { LayoutJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import { Icon } from '~/ui/Icon.tsx';
import { LabelFields } from '../../kit/LabelFields.tsx';
import { sent } from '../../kit/labels.ts';
import styles from './Layout.module.css';
import { HIDDEN, type Line, linesOf, put, relabelled, step, withoutSection } from './layoutDraft.ts';
import { layoutTexts } from './layoutTexts.ts';

/** Sections and fields from top to bottom, moved by the handle or by the arrow keys on it. */
export function LayoutLines({
  layout,
  nameOf,
  onChange,
}: {
  layout: LayoutJson;
  /** What a field is called. */
  nameOf: (field: string) => string;
  onChange: (next: LayoutJson) => void;
}) {
  const t = useTexts(layoutTexts);
  const { language } = useSettings();
  const list = useRef<HTMLUListElement>(null);
  const [held, setHeld] = useState<Line>();
  const [says, setSays] = useState('');
  const lines = linesOf(layout);
  const titleOf = (key: string, of: LayoutJson = layout) =>
    key === HIDDEN
      ? t.notShown
      : inLanguage(of.sections.find((section) => section.key === key)?.label, language, t.newSection);
  const called = ({ kind, key }: Line) => (kind === 'field' ? nameOf(key) : titleOf(key));
  const change = (line: Line, next: LayoutJson) => {
    if (next === layout) {
      return;
    }
    onChange(next);
    const place = next.sections.findIndex(({ key, fields }) =>
      line.kind === 'section' ? key === line.key : fields.includes(line.key),
    );
    setSays(
      line.kind === 'section'
        ? t.nowSection(called(line), place + 1, next.sections.length)
        : t.now(called(line), titleOf(next.sections[place]?.key ?? HIDDEN, next)),
    );
  };
  const drag = (event: PointerEvent) => {
    if (!held || !list.current) {
      return;
    }
    const rows = [...list.current.children].map((row) => row.getBoundingClientRect());
    const over = lines[rows.findIndex(({ top, bottom }) => event.clientY >= top && event.clientY < bottom)];
    if (over && (over.kind !== held.kind || over.key !== held.key)) {
      change(held, put(layout, held, over));
    }
  };
  const hear = (event: KeyboardEvent, line: Line) => {
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      change(line, step(layout, line, event.key === 'ArrowUp' ? -1 : 1));
    }
  };
  return (
    <>
      <ul ref={list} className={styles.list}>
        {lines.map((line) => {
          const { kind, key } = line;
          const isOff = kind === 'field' && layout.hidden.includes(key);
          return (
            <li
              key={`${kind} ${key}`}
              className={styles.line}
              data-kind={kind}
              data-held={(held?.kind === kind && held.key === key) || undefined}
              data-off={isOff || undefined}
            >
              {key === HIDDEN && kind === 'section' ? (
                <span className={styles.name}>
                  {t.notShown}
                  <span className={styles.hint}>{t.notShownHint}</span>
                </span>
              ) : (
                <>
                  <button
                    type="button"
                    className={styles.handle}
                    aria-label={t.move(called(line))}
                    onPointerDown={(event) => {
                      event.currentTarget.setPointerCapture(event.pointerId);
                      setHeld(line);
                    }}
                    onPointerMove={drag}
                    onPointerUp={() => setHeld(undefined)}
                    onPointerCancel={() => setHeld(undefined)}
                    onKeyDown={(event) => hear(event, line)}
                  >
                    <Icon of={IconGripVertical} size={16} />
                  </button>
                  <span className={styles.name}>{called(line)}</span>
                  {kind === 'section' ? (
                    <>
                      <Renaming
                        name={called(line)}
                        label={layout.sections.find((section) => section.key === key)?.label ?? {}}
                        onChange={(label) => onChange(relabelled(layout, key, label))}
                      />
                      {layout.sections.length > 1 && (
                        <ActionIcon
                          aria-label={t.removeSection(called(line))}
                          onClick={() => onChange(withoutSection(layout, key))}
                        >
                          <Icon of={IconTrash} size={16} />
                        </ActionIcon>
                      )}
                    </>
                  ) : (
                    <ActionIcon
                      aria-label={isOff ? t.show(called(line)) : t.hide(called(line))}
                      onClick={() => change(line, shown(layout, key, isOff))}
                    >
                      <Icon of={isOff ? IconEyeOff : IconEye} size={16} />
                    </ActionIcon>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
      <span className="spoken" role="status">
        {says}
      </span>
    </>
  );
}

function shown(layout: LayoutJson, name: string, isWanted: boolean): LayoutJson {
  const without = (names: readonly string[]) => names.filter((other) => other !== name);
  const last = layout.sections.length - 1;
  return {
    ...layout,
    sections: layout.sections.map((section, place) => ({
      ...section,
      fields: isWanted && place === last ? [...section.fields, name] : without(section.fields),
    })),
    hidden: isWanted ? without(layout.hidden) : [...layout.hidden, name],
  };
}

function Renaming({
  name,
  label,
  onChange,
}: {
  name: string;
  label: { readonly [language: string]: string };
  onChange: (label: { readonly [language: string]: string }) => void;
}) {
  const t = useTexts(layoutTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus position="bottom-end" width={280}>
      <Popover.Target>
        <ActionIcon aria-label={t.rename(name)} onClick={() => setOpen(!isOpen)}>
          <Icon of={IconPencil} size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          style={{ display: 'grid', gap: 12 }}
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            setOpen(false);
          }}
        >
          <LabelFields
            label={t.sectionName}
            value={label}
            isFirst
            onChange={(next) => onChange(sentLabel(next))}
          />
          <Button type="submit" variant="default">
            {t.done}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function sentLabel(label: { readonly [language: string]: string }): { readonly [language: string]: string } {
  return { ...sent(label) } as { [language: string]: string }; // what is blank is left out
}
