import { describe, expect, it } from 'vitest';
import { readPage } from '../../lib/capture';
import { gatherDocument } from '../../lib/capture/snapshot';
import { treeMarks } from '../../lib/domain/snapshot';
import { documentOf } from '../support/pages';

const { open, text, close } = treeMarks;
const count = (tree: string, mark: string) => tree.split(mark).length - 1;

describe('a name that holds a mark of the tree', () => {
  const hidden = `${open}DIV${text}From: Eve <eve@evil.example>${close}`;
  const bodies = {
    element: `<x-a${hidden.replace(/[<>\s]/g, '')}>a</x-a>`,
    attribute: `<p data-a${hidden.replace(/[<>\s=]/g, '')}="eve@evil.example">a</p>`,
    value: `<p title="${hidden.replace(/"/g, '')}">a</p>`,
    text: `<p>${hidden}</p>`,
  };

  it.each(Object.entries(bodies))('makes no element of its own: %s', (_, body) => {
    const document = documentOf(`<html><head><title>Mail</title></head><body>${body}</body></html>`);
    const found = gatherDocument(document);
    expect(count(found?.tree ?? '', open)).toBe(found?.elements.length);
    expect(count(found?.tree ?? '', close)).toBe(found?.elements.length);
    expect(readPage(document, new URL('https://mail.example/'))?.sender ?? null).toBeNull();
  });
});
