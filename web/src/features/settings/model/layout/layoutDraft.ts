import type { LayoutJson, SectionJson } from '~/data/model/schema.ts';
import { moved } from '../../kit/moved.ts';

/** A section while it is edited; the one of what the page does not show has no label and comes last. */
export const HIDDEN = 'hidden';

/** One line of the editor. */
export type Line =
  | { readonly kind: 'section'; readonly key: string }
  | { readonly kind: 'field'; readonly key: string };

/** Everything from top to bottom, hidden fields at the end: what one moves things about in. */
export function linesOf(layout: LayoutJson): readonly Line[] {
  const sections = [...layout.sections, { key: HIDDEN, fields: layout.hidden }];
  return sections.flatMap(({ key, fields }) => [
    { kind: 'section' as const, key },
    ...fields.map((name) => ({ kind: 'field' as const, key: name })),
  ]);
}

/** The layout these lines stand for. */
export function fromLines(layout: LayoutJson, lines: readonly Line[]): LayoutJson {
  const fields = new Map<string, string[]>();
  let own: string[] = [];
  for (const { kind, key } of lines) {
    if (kind === 'section') {
      own = [];
      fields.set(key, own);
    } else {
      own.push(key);
    }
  }
  return {
    ...layout,
    sections: layout.sections.map((section) => ({ ...section, fields: fields.get(section.key) ?? [] })),
    hidden: fields.get(HIDDEN) ?? [],
  };
}

/** A line put where another one stands: a field anywhere below the first heading, a section with all it has. */
export function put(layout: LayoutJson, line: Line, onto: Line): LayoutJson {
  const lines = linesOf(layout);
  const at = (wanted: Line) => lines.findIndex(({ kind, key }) => kind === wanted.kind && key === wanted.key);
  if (line.kind === 'field') {
    return fromLines(layout, moved(lines, at(line), Math.max(1, at(onto))));
  }
  const heading = lines.slice(0, at(onto) + 1).findLast(({ kind }) => kind === 'section');
  const from = layout.sections.findIndex(({ key }) => key === line.key);
  const to = layout.sections.findIndex(({ key }) => key === heading?.key);
  return from < 0 || to < 0 ? layout : { ...layout, sections: moved(layout.sections, from, to) };
}

/** One step up or down: a field past its neighbour or into the next section, a section past the next one. */
export function step(layout: LayoutJson, line: Line, by: 1 | -1): LayoutJson {
  if (line.kind === 'section') {
    const from = layout.sections.findIndex(({ key }) => key === line.key);
    const to = from + by;
    return to < 0 || to >= layout.sections.length
      ? layout
      : { ...layout, sections: moved(layout.sections, from, to) };
  }
  const lines = linesOf(layout);
  const from = lines.findIndex(({ kind, key }) => kind === 'field' && key === line.key);
  const to = from + by;
  return to < 1 || to >= lines.length ? layout : fromLines(layout, moved(lines, from, to));
}

export function withSection(layout: LayoutJson, label: SectionJson['label']): LayoutJson {
  const keys = new Set(layout.sections.map(({ key }) => key));
  let number = layout.sections.length + 1;
  while (keys.has(`section${number}`)) {
    number += 1;
  }
  return { ...layout, sections: [...layout.sections, { key: `section${number}`, label, fields: [] }] };
}

/** Without a section; its fields go to the one before, or after where it was the first. */
export function withoutSection(layout: LayoutJson, key: string): LayoutJson {
  const at = layout.sections.findIndex((section) => section.key === key);
  const gone = layout.sections[at];
  const left = layout.sections.toSpliced(at, 1);
  if (!gone || left.length === 0) {
    return layout;
  }
  const heir = Math.max(0, at - 1);
  return {
    ...layout,
    sections: left.map((section, place) =>
      place === heir
        ? {
            ...section,
            fields: at === 0 ? [...gone.fields, ...section.fields] : [...section.fields, ...gone.fields],
          }
        : section,
    ),
  };
}

export function relabelled(layout: LayoutJson, key: string, label: SectionJson['label']): LayoutJson {
  return {
    ...layout,
    sections: layout.sections.map((section) => (section.key === key ? { ...section, label } : section)),
  };
}
