import { createElement, Fragment, type ReactNode } from 'react';
import { imageOf, linkOf } from './allowed.ts';
import styles from './Rich.module.css';

/** The elements that are shown; of others only what is in them. */
const SHOWN = new Set(
  (
    'b blockquote br caption cite code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre q s small ' +
    'span strike strong sub sup table tbody td tfoot th thead tr u ul'
  ).split(' '),
);
const EMPTY = new Set(['br', 'hr']);
/** What is in these was never meant to be read. */
const HIDDEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'title',
]);

/** Rich text as it was formatted. It is built anew from known elements, so nothing in it can do anything. */
export function RichText({ html }: { html: string }) {
  // a parsed document runs nothing and fetches nothing
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return <div className={styles.rich}>{childrenOf(body)}</div>;
}

function childrenOf(parent: Node): ReactNode[] {
  return [...parent.childNodes].map((node, place) => shown(node, place));
}

function shown(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) {
    return node.nodeValue;
  }
  if (!(node instanceof Element)) {
    return null;
  }
  const name = node.localName;
  if (HIDDEN.has(name)) {
    return null;
  }
  if (name === 'a') {
    const href = linkOf(node.getAttribute('href'));
    return href ? (
      <a key={key} href={href} target="_blank" rel="noopener noreferrer">
        {childrenOf(node)}
      </a>
    ) : (
      <Fragment key={key}>{childrenOf(node)}</Fragment>
    );
  }
  if (name === 'img') {
    const src = imageOf(node.getAttribute('src'));
    return src ? <img key={key} src={src} alt={node.getAttribute('alt') ?? ''} loading="lazy" /> : null;
  }
  if (!SHOWN.has(name)) {
    return <Fragment key={key}>{childrenOf(node)}</Fragment>;
  }
  const start = name === 'ol' ? Number(node.getAttribute('start')) : 0;
  const more = start > 1 ? { key, start } : { key };
  return EMPTY.has(name) ? createElement(name, more) : createElement(name, more, ...childrenOf(node));
}
