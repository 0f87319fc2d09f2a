import { describe, expect, it } from 'vitest';
import { addressesShown, guessed } from '../../lib/capture/guess';
import { type SeenDocument, type Snapshot, treeMarks } from '../../lib/domain/snapshot';

const { open, attribute, text, close } = treeMarks;
const seen = (tree: string): SeenDocument => ({
  ...{ frame: null, title: '', tree, layout: true, cut: false, adapter: null, details: [], places: [] },
  ...{ focus: -1, pointer: -1, picked: null, linked: [], foreign: [] },
});
const snapshot = (...trees: string[]): Snapshot => ({
  address: 'https://mail.example/',
  documents: trees.map(seen),
});

describe('the addresses of a page', () => {
  it('are taken from words and attributes of all documents, counted and in order', () => {
    const list = `${open}SPAN${attribute}title=lin@star.example${text}Lin${close}`;
    const mail = `${open}A${attribute}href=mailto:ada@mill.example${text}Ada <ada@mill.example>${close}${text}to lin@star.example`;
    expect(addressesShown(snapshot(list, mail))).toEqual(
      new Map([
        ['lin@star.example', 2],
        ['ada@mill.example', 2],
      ]),
    );
  });

  it('do not reach over the edge of a value', () => {
    expect(addressesShown(snapshot(`${text}ada${open}B${text}@mill.example${close}`))).toEqual(new Map());
  });

  it('are no more than a glance takes, however long a page is', () => {
    const signs = snapshot(text + '@'.repeat(200_000));
    const one = snapshot(`${text + 'a'.repeat(500_000)}@mill.example`);
    const many = snapshot(Array.from({ length: 5000 }, (_, at) => `${text}a${at}@mill.example`).join(''));
    expect(addressesShown(signs)).toEqual(new Map());
    expect([...addressesShown(one).keys()].every((address) => address.length < 100)).toBe(true);
    expect(addressesShown(many).size).toBe(400);
  });

  it('that stands there once more than before is the likeliest sender, be it in the list all along', () => {
    const list = ['lin', 'ada', 'max'].map((name) => `${text}${name}@mill.example`).join('');
    const before = addressesShown(snapshot(`${list}${text}From: max@mill.example`));
    const now = addressesShown(snapshot(`${list}${text}From: ada@mill.example`));
    expect(guessed(now, before)).toEqual(['ada@mill.example', 'lin@mill.example', 'max@mill.example']);
  });
});
