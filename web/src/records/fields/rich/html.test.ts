// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { docOf, htmlOf } from './html.ts';

const again = (html: string) => htmlOf(docOf(html));

describe('rich text that is edited', () => {
  it('keeps its formatting', () => {
    for (const html of [
      '<h2>Terms</h2><p>Pay in <strong>30</strong> <em>days</em>, see <a href="https://acme.example/t" rel="noopener">here</a>.</p>',
      '<ul><li>one</li><li>two<ul><li>two and a half</li></ul></li></ul>',
      '<ol start="3"><li>three</li></ol><blockquote><p>said</p></blockquote><hr>',
      '<pre>a  b\nc</pre><p>H<sub>2</sub>O <u>u</u> <s>s</s> <code>c</code></p>',
      '<p>one</p><p><br></p><p>two<br>lines</p>',
      '<p><img src="/files/a.png" alt="A"></p>',
    ]) {
      expect(again(html)).toBe(html);
    }
  });

  it('keeps a table that it cannot edit', () => {
    const table = '<table><tbody><tr><td>1</td></tr></tbody></table>';
    expect(again(`<p>a</p>${table}`)).toBe(`<p>a</p>${table}`);
  });

  it('takes nothing else from what is pasted', () => {
    expect(
      again('<p onclick="x()" style="color:red"><font size="7">a</font><script>bad()</script></p>'),
    ).toBe('<p>a</p>');
    expect(again('<p><a href="javascript:bad()">a</a><img src="https://evil.example/p.gif"></p>')).toBe(
      '<p>a</p>',
    );
  });

  it('is nothing where nothing is left', () => {
    expect(again('<p> </p><p><br></p>')).toBeNull();
    expect(again('')).toBeNull();
    expect(again('<hr>')).toBe('<hr>');
  });

  it('takes plain lines as they are', () => {
    expect(again('a &lt; b')).toBe('<p>a &lt; b</p>');
  });
});
