/**
 * The word that lets style elements made by libraries pass the page's policy: the server tells it in the page; a
 * development server has neither.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';

// Where libraries look for it that are not told.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });
