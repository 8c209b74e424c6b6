import { Popover } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { NodeWords } from './ConditionWords.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import styles from './Filter.module.css';
import { chipsOf, type FilterNode, filterOf, readyPart, replaced } from './filterTree.ts';
import { Adding, NodeEditor } from './NodeEditor.tsx';
import { begunWith } from './operators.ts';
import { filterTexts } from './texts.ts';

/** The conditions of a list as chips: each opens its editor, and goes by its cross. */
export function FilterBar({
  object,
  filter,
  onChange,
}: {
  object: ObjectJson;
  filter: Json | null;
  onChange: (filter: Json) => void;
}) {
  const t = useTexts(filterTexts);
  const asked = chipsOf(filter);
  // what is not ready to be asked stays here until it is
  const [draft, setDraft] = useState<readonly FilterNode[]>();
  const [open, setOpen] = useState<number>();
  const chips = draft ?? asked;
  const write = (next: readonly FilterNode[]) => {
    const ready = next.flatMap((node) => readyPart(node) ?? []);
    setDraft(JSON.stringify(ready) === JSON.stringify(next) ? undefined : next);
    if (JSON.stringify(ready) !== JSON.stringify(asked)) {
      onChange(filterOf(ready));
    }
  };
  const close = (place: number) => {
    setOpen((present) => (present === place ? undefined : present));
    const node = chips[place];
    write(replaced(chips, place, node && readyPart(node)));
  };
  return (
    <div className={styles.bar} data-bare={chips.length === 0 || undefined}>
      {chips.map((node, place) => (
        <Chip
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other name
          key={place}
          object={object}
          node={node}
          isOpen={open === place}
          onOpen={() => setOpen(place)}
          onClose={() => close(place)}
          onChange={(next) => write(replaced(chips, place, next))}
          onRemove={() => {
            setOpen(undefined);
            write(replaced(chips, place, undefined));
          }}
        />
      ))}
      <AddFilter
        object={object}
        isBare={chips.length === 0}
        onAdd={(node) => {
          write([...chips, node]);
          setOpen(chips.length);
        }}
      />
      {chips.length > 1 && (
        <button type="button" className={styles.link} onClick={() => write([])}>
          {t.clear}
        </button>
      )}
    </div>
  );
}

function Chip({
  object,
  node,
  isOpen,
  onOpen,
  onClose,
  onChange,
  onRemove,
}: {
  object: ObjectJson;
  node: FilterNode;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
  onChange: (node: FilterNode | undefined) => void;
  onRemove: () => void;
}) {
  const t = useTexts(filterTexts);
  const or = (added: FilterNode): FilterNode =>
    node.kind === 'or' ? { kind: 'or', parts: [...node.parts, added] } : { kind: 'or', parts: [node, added] };
  return (
    <span className={styles.chip}>
      <Popover
        opened={isOpen}
        onChange={(next) => !next && onClose()}
        position="bottom-start"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <button
            type="button"
            className={styles.words}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={isOpen ? onClose : onOpen}
          >
            <NodeWords object={object.name} node={node} />
          </button>
        </Popover.Target>
        <Popover.Dropdown p={12} className={`${styles.editor} ${styles.sheet}`}>
          <NodeEditor object={object} node={node} onChange={onChange} />
          <div className={styles.foot}>
            {node.kind === 'condition' && (
              <Adding object={object} name={t.orAdd} onAdd={(added) => onChange(or(added))} />
            )}
            <button type="button" className={styles.done} onClick={onClose}>
              {t.done}
            </button>
          </div>
        </Popover.Dropdown>
      </Popover>
      <button type="button" className={styles.cross} aria-label={t.remove('')} onClick={onRemove}>
        <Icon of={IconX} size={14} />
      </button>
    </span>
  );
}

function AddFilter({
  object,
  isBare,
  onAdd,
}: {
  object: ObjectJson;
  isBare: boolean;
  onAdd: (node: FilterNode) => void;
}) {
  const t = useTexts(filterTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.add}
          aria-label={t.filter}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon of={IconFilter} size={16} />
          {isBare && <span>{t.filter}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={8} className={styles.sheet}>
        <FieldPicker
          object={object}
          onPick={(asked) => {
            setOpen(false);
            onAdd({ kind: 'condition', ...begunWith(asked) });
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
