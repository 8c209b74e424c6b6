import { type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';
import { imageOf, linkOf } from './allowed.ts';

const inBlock = { content: 'inline*', group: 'block' };

function plainMark(name: string, ...others: readonly string[]): MarkSpec {
  const parseDOM = [name, ...others].map((tag) => ({ tag }));
  return { parseDOM, toDOM: () => [name, 0] };
}

/** A table or the like that this editor shows and keeps, but does not change. */
const kept: NodeSpec = {
  group: 'block',
  atom: true,
  attrs: { html: {} },
  parseDOM: [{ tag: 'table, dl', getAttrs: (element) => ({ html: element.outerHTML }) }],
  toDOM: ({ attrs }): DOMOutputSpec => {
    const parsed = new DOMParser().parseFromString(String(attrs.html), 'text/html');
    return parsed.body.firstElementChild ?? ['p'];
  },
};

const nodes: { readonly [name: string]: NodeSpec } = {
  doc: { content: 'block+' },
  paragraph: { ...inBlock, parseDOM: [{ tag: 'p' }, { tag: 'div' }], toDOM: () => ['p', 0] },
  heading: {
    ...inBlock,
    attrs: { level: { default: 2 } },
    defining: true,
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: ({ attrs }) => [`h${attrs.level}`, 0],
  },
  blockquote: {
    content: 'block+',
    group: 'block',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', 0],
  },
  pre: {
    content: 'text*',
    group: 'block',
    marks: '',
    code: true,
    defining: true,
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
    toDOM: () => ['pre', 0],
  },
  rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  bullets: { content: 'item+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
  numbers: {
    content: 'item+',
    group: 'block',
    attrs: { start: { default: 1 } },
    parseDOM: [{ tag: 'ol', getAttrs: (element) => ({ start: Number(element.getAttribute('start')) || 1 }) }],
    toDOM: ({ attrs }) => (attrs.start === 1 ? ['ol', 0] : ['ol', { start: attrs.start }, 0]),
  },
  item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  kept,
  text: { group: 'inline' },
  image: {
    inline: true,
    group: 'inline',
    draggable: true,
    attrs: { src: {}, alt: { default: '' } },
    parseDOM: [
      {
        tag: 'img[src]',
        getAttrs: (element) => {
          const src = imageOf(element.getAttribute('src'));
          return src ? { src, alt: element.getAttribute('alt') ?? '' } : false;
        },
      },
    ],
    toDOM: ({ attrs }) => ['img', { src: attrs.src, alt: attrs.alt }],
  },
  break: { inline: true, group: 'inline', selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
};

const marks: { readonly [name: string]: MarkSpec } = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = linkOf(element.getAttribute('href'));
          return href ? { href } : false;
        },
      },
    ],
    toDOM: ({ attrs }) => ['a', { href: attrs.href, rel: 'noopener' }, 0],
  },
  strong: plainMark('strong', 'b'),
  em: plainMark('em', 'i', 'cite'),
  u: plainMark('u', 'ins'),
  s: plainMark('s', 'del', 'strike'),
  code: plainMark('code'),
  sub: plainMark('sub'),
  sup: plainMark('sup'),
  small: plainMark('small'),
};

/** What rich text is made of while one edits it: what the field type keeps, and nothing else, pasted or not. */
export const richSchema = new Schema({ nodes, marks });
