// Names of a thing gathered over all its claims, and the eras that belong to a ruler.

import type { Book } from './book.ts';

export interface NameRow {
  key: string;
  form: string;
  transliteration: string;
  language: string;
  script: string;
  tag: string;
  /** Birth, temple, posthumous, regnal, era, common, variant. */
  sort: string;
  /** Documents that have it. */
  sources: string[];
}

/** The names of a thing, each form once, in the order in which the record first has them. */
export function namesOf(book: Book, id: string): NameRow[] {
  const rows = new Map<string, NameRow>();
  for (const { value, source } of book.about(id)) {
    if (value.type !== 'name') continue;
    const key = [value.form, value.tag, value.sort].join('\n');
    const row = rows.get(key) ?? { ...value, key, sources: [] };
    if (!row.sources.includes(source)) row.sources.push(source);
    rows.set(key, row);
  }
  return [...rows.values()].map((row) => ({ ...row, sources: book.documents.map((one) => one.id).filter((one) => row.sources.includes(one)) }));
}

export interface Era {
  id: string;
  label: string;
  writings: string[];
  earliest: string | null;
  latest: string | null;
}

/** The eras of a ruler: stretches of years that are his and share a name with an era name of the record. */
export function eras(book: Book, ruler: string): Era[] {
  const names = book.data.record.claims.filter(({ value }) => value.type === 'name' && value.sort === 'era');
  const his = book.naming(ruler).filter((claim) => claim.property === 'subject').map((claim) => claim.about);
  return [...new Set(his)].flatMap((id) => {
    const label = book.label(id);
    if (book.things.get(id)?.kind !== 'state') return [];
    const named = names.find(({ value }) => value.type === 'name' && label.split(' ').includes(value.form));
    if (!named) return [];
    const entry = book.entry(id);
    return [{ id, label, writings: book.writings(named.about), earliest: entry?.earliest ?? null, latest: entry?.latest ?? null }];
  });
}
