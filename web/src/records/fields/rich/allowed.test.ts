import { describe, expect, it } from 'vitest';
import { imageOf, linkOf, typedLink } from './allowed.ts';

describe('what rich text points at', () => {
  it('is pages, addresses and numbers, never a script', () => {
    expect(linkOf(' https://acme.example/a?b=c ')).toBe('https://acme.example/a?b=c');
    expect(linkOf('tel:+34600111222')).toBe('tel:+34600111222');
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//acme.example',
      '/here',
      'https://',
      null,
    ]) {
      expect(linkOf(bad), String(bad)).toBeUndefined();
    }
  });

  it('may be typed as people say it', () => {
    expect(typedLink('acme.example/prices')).toBe('https://acme.example/prices');
    expect(typedLink('marta@acme.example')).toBe('mailto:marta@acme.example');
    expect(typedLink('http://acme.example')).toBe('http://acme.example');
    for (const bad of ['javascript:alert(1)', 'two words.example', 'acme', '']) {
      expect(typedLink(bad), bad).toBeUndefined();
    }
  });

  it('has images of this server only', () => {
    expect(imageOf('/files/a.png')).toBe('/files/a.png');
    for (const bad of [
      '//evil.example/a.png',
      'https://evil.example/a.png',
      'data:image/png;base64,AA',
      null,
    ]) {
      expect(imageOf(bad), String(bad)).toBeUndefined();
    }
  });
});
