import type { FieldJson, Json, ObjectJson } from '~/data/model/schema.ts';
import { same } from '~/data/same.ts';

/** What every editor of a field gets. */
export type EditorProps = {
  readonly object: ObjectJson;
  readonly field: FieldJson;
  readonly value: Json | undefined;
  /** Called once: `undefined` where nothing changed, `null` where the field was emptied. */
  readonly onDone: (value: Json | undefined) => void;
  readonly isAutoFocus: boolean;
  /** The field's name for those who listen. */
  readonly label: string;
  /** Under which name unsaved text survives a reload. */
  readonly draftName?: string;
};

/** Hands over a value unless it is what there was. */
export function finish({ value, onDone }: Pick<EditorProps, 'value' | 'onDone'>, next: Json) {
  onDone(same(next, value ?? null) ? undefined : next);
}

/** For `ref`: takes the focus as it appears, with the text selected. */
export function focusAndSelect(element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null) {
  if (element && document.activeElement !== element) {
    element.focus({ preventScroll: true });
    if (!(element instanceof HTMLSelectElement) && !/^(date|datetime-local)$/.test(element.type)) {
      element.select();
    }
  }
}

/** Whether the focus left the whole of an editor, not only one of its inputs. */
export function hasLeft(event: { currentTarget: Element; relatedTarget: EventTarget | null }): boolean {
  const to = event.relatedTarget;
  return !(to instanceof Node && event.currentTarget.contains(to));
}
