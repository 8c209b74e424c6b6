import { beforeEach, describe, expect, it } from 'vitest';
import { Cursor } from './cursor.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];
let cursor: Cursor;

beforeEach(() => {
  cursor = new Cursor();
  cursor.show(IDS);
});

describe('where one stands', () => {
  it('begins at the first and ends at the last', () => {
    expect(cursor.move(1)).toBe('a');
    expect(cursor.move(Number.POSITIVE_INFINITY)).toBe('e');
    expect(cursor.move(1)).toBe('e');
    expect(cursor.move(-2)).toBe('c');
  });

  it('jumps to the last from nowhere', () => {
    expect(cursor.move(Number.POSITIVE_INFINITY)).toBe('e');
  });

  it('stays with the record when the list changes', () => {
    cursor.to('c');
    cursor.show(['x', 'c', 'a']);
    expect(cursor.active).toBe('c');
    expect(cursor.place).toBe(1);
  });

  it('goes to the neighbour when the record has gone', () => {
    cursor.to('e');
    cursor.show(['a', 'b', 'c']);
    expect(cursor.active).toBe('c');
  });

  it('stops editing when one goes elsewhere', () => {
    cursor.to('b');
    cursor.edit(true);
    expect(cursor.editing).toBe('b');
    cursor.move(1);
    expect(cursor.editing).toBeUndefined();
  });

  it('moves between columns within their number', () => {
    cursor.aside(5, 3);
    expect([cursor.active, cursor.column]).toEqual(['a', 2]);
    cursor.aside(-9, 3);
    expect(cursor.column).toBe(0);
  });
});

describe('what is picked', () => {
  it('grows from where one picked last to here', () => {
    cursor.toggle('b');
    cursor.extend('d');
    expect([...cursor.picked]).toEqual(['b', 'c', 'd']);
  });

  it('goes when it is picked again', () => {
    cursor.toggle('b');
    cursor.toggle('b');
    expect(cursor.picked.size).toBe(0);
  });

  it('is what is loaded once one of all is taken out', () => {
    cursor.pickAll(true);
    expect(cursor.isAll).toBe(true);
    cursor.toggle('a');
    expect(cursor.isAll).toBe(false);
    expect([...cursor.picked]).toEqual(['b', 'c', 'd', 'e']);
  });

  it('is what comes later too, for who has picked all while the list was loading', () => {
    cursor.pickAll(false);
    cursor.show(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(cursor.isAll).toBe(false);
    expect(cursor.picked.size).toBe(6);
    cursor.toggle('a');
    cursor.show(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect([...cursor.picked]).toEqual(['b', 'c', 'd', 'e', 'f']);
  });

  it('stays what it was for who jumps elsewhere in the list', () => {
    cursor.to('c');
    cursor.pickAll(false);
    cursor.show(['x', 'y', 'z', 'u', 'v'], 500);
    expect([...cursor.picked]).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(cursor.isFull).toBe(false);
    expect(cursor.active).toBeUndefined();
  });

  it('tells those who listen, and only when something is new', () => {
    let told = 0;
    cursor.subscribe(() => told++);
    cursor.to('a');
    cursor.to('a');
    cursor.clear();
    expect(told).toBe(2);
  });
});
