import {
  baseKeymap,
  chainCommands,
  exitCode,
  lift,
  setBlockType,
  toggleMark,
  wrapIn,
} from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState, Plugin } from 'prosemirror-state';
import { richSchema } from './schema.ts';

const { nodes, marks } = richSchema;

/** The node types by name; the schema beside this file declares each of them. */
function node(name: string): NodeType {
  const type = nodes[name];
  if (!type) {
    throw new Error(`Rich text has no ${name}`);
  }
  return type;
}

/** What the toolbar offers, in its order; a link asks for its address first and is not among them. */
export const TOOLS = ['strong', 'em', 'u', 's', 'heading', 'bullets', 'numbers', 'blockquote'] as const;
export type Tool = (typeof TOOLS)[number];

/** Whether what is selected is formatted so. */
export function isOn(state: EditorState, name: Tool | 'link'): boolean {
  const mark = marks[name];
  const { from, to, empty, $from } = state.selection;
  if (mark) {
    return empty
      ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks()))
      : state.doc.rangeHasMark(from, to, mark);
  }
  for (let depth = $from.depth; depth > 0; depth--) {
    const { type } = $from.node(depth);
    if (type.name === name) {
      return true;
    }
    if (type.name === 'bullets' || type.name === 'numbers') {
      return false; // of lists in lists the inner one counts
    }
  }
  return false;
}

/** Formats what is selected, or takes the format away again. */
export function toggle(name: Tool): Command {
  const mark = marks[name];
  if (mark) {
    return toggleMark(mark);
  }
  return (state, dispatch) => {
    const isSet = isOn(state, name);
    switch (name) {
      case 'heading':
        return setBlockType(isSet ? node('paragraph') : node('heading'))(state, dispatch);
      case 'bullets':
      case 'numbers':
        return (isSet ? liftListItem(node('item')) : wrapInList(node(name)))(state, dispatch);
      default:
        return (isSet ? lift : wrapIn(node(name)))(state, dispatch);
    }
  };
}

const breakLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(node('break').create()).scrollIntoView());
  return true;
};

/** Keys, undoing, and lists that begin as one types `- ` or `1. `. */
export function pluginsOf(own: { readonly [key: string]: Command }): Plugin[] {
  return [
    keymap(own),
    inputRules({
      rules: [
        wrappingInputRule(/^\s*[-*•]\s$/, node('bullets')),
        wrappingInputRule(/^(\d{1,3})\.\s$/, node('numbers'), ([, start]) => ({ start: Number(start) })),
        wrappingInputRule(/^>\s$/, node('blockquote')),
        textblockTypeInputRule(/^##?\s$/, node('heading')),
      ],
    }),
    history(),
    keymap({
      'Mod-b': toggle('strong'),
      'Mod-i': toggle('em'),
      'Mod-u': toggle('u'),
      'Mod-Shift-x': toggle('s'),
      'Mod-Alt-2': toggle('heading'),
      'Mod-Shift-8': toggle('bullets'),
      'Mod-Shift-7': toggle('numbers'),
      'Mod-Shift-9': toggle('blockquote'),
      'Mod-z': undo,
      'Mod-y': redo,
      'Mod-Shift-z': redo,
      'Mod-]': sinkListItem(node('item')),
      'Mod-[': liftListItem(node('item')),
      'Shift-Enter': chainCommands(exitCode, breakLine),
      Enter: splitListItem(node('item')),
    }),
    keymap(baseKeymap),
  ];
}

/** Links what is selected, or the address itself where nothing is; without an address it is no link any more. */
export function linkTo(href: string | undefined): Command {
  return (state, dispatch) => {
    const link = marks.link;
    const { from, to, empty } = link ? linkAround(state) : state.selection;
    if (!link || !dispatch) {
      return Boolean(link);
    }
    const { tr } = state;
    if (!empty) {
      tr.removeMark(from, to, link);
    }
    if (href && empty) {
      tr.insert(from, richSchema.text(href.replace(/^(?:mailto:|https?:\/\/)/, ''), [link.create({ href })]));
    } else if (href) {
      tr.addMark(from, to, link.create({ href }));
    }
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Where the selection goes to when it only stands within a link: the whole of the link. */
function linkAround(state: EditorState): { from: number; to: number; empty: boolean } {
  const { $from, from, to, empty } = state.selection;
  const mark = marks.link?.isInSet($from.marks());
  if (!empty || !mark) {
    return { from, to, empty };
  }
  let [first, last] = [from, to];
  $from.parent.forEach((child, offset) => {
    const start = $from.start() + offset;
    if (mark.isInSet(child.marks) && start <= from && from <= start + child.nodeSize) {
      [first, last] = [start, start + child.nodeSize];
    }
  });
  return { from: first, to: last, empty: first === last };
}

/** The address of the link at the selection. */
export function linkAt({ selection, doc }: EditorState): string {
  const { $from, from, to } = selection;
  let found = marks.link?.isInSet($from.marks());
  doc.nodesBetween(from, to, ({ marks: its }) => {
    found ??= marks.link?.isInSet(its);
  });
  return String(found?.attrs.href ?? '');
}
