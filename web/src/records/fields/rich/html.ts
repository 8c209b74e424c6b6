import { DOMSerializer, DOMParser as Reader, type Node as Rich } from 'prosemirror-model';
import { richSchema } from './schema.ts';

/** Rich text to edit, of HTML or of the plain lines that were there before the field was rich. */
export function docOf(html: string): Rich {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const paragraph of body.querySelectorAll('p')) {
    const { childNodes, firstElementChild } = paragraph;
    if (childNodes.length === 1 && firstElementChild?.localName === 'br') {
      firstElementChild.remove(); // it only keeps an empty line open
    }
  }
  return Reader.fromSchema(richSchema).parse(body);
}

/** What is kept of it; nothing where there is nothing to see. */
export function htmlOf(doc: Rich): string | null {
  if (doc.textContent.trim() === '' && !holds(doc, ['image', 'rule', 'kept'])) {
    return null;
  }
  const box = document.implementation.createHTMLDocument('').createElement('div');
  DOMSerializer.fromSchema(richSchema).serializeFragment(doc.content, { document: box.ownerDocument }, box);
  for (const item of box.querySelectorAll('li')) {
    const [first] = item.children;
    const isBeforeList = [...item.children].slice(1).every((child) => /^(?:ul|ol)$/i.test(child.localName));
    if (first?.localName === 'p' && isBeforeList) {
      first.replaceWith(...first.childNodes); // a line of a list is no paragraph
    }
  }
  for (const paragraph of box.querySelectorAll('p')) {
    if (!paragraph.firstChild) {
      paragraph.append(box.ownerDocument.createElement('br'));
    }
  }
  return box.innerHTML;
}

function holds(doc: Rich, names: readonly string[]): boolean {
  let isHeld = false;
  doc.descendants((node) => {
    isHeld ||= names.includes(node.type.name);
    return !isHeld;
  });
  return isHeld;
}
