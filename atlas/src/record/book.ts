// The record as something to look things up in: claims by what they are about and whom they name, names folded for search.

import type { Claim, Conflict, Disagreement, Entry, RecordData, Source } from './types.ts';

/** Anything that claims are about. */
export interface Thing {
  id: string;
  label: string;
  kind: string;
  note: string;
  sort: 'happening' | 'entity' | 'place' | 'source';
}

export class Book {
  readonly data: RecordData;
  /** The documents that claims are of, in the order of the record. */
  readonly documents: Source[];
  readonly things = new Map<string, Thing>();
  readonly #claims = new Map<string, Claim>();
  readonly #about = new Map<string, Claim[]>();
  readonly #naming = new Map<string, Claim[]>();
  readonly #sections = new Map<string, string>();
  readonly #entries = new Map<string, Entry>();
  readonly #conflictsOf = new Map<string, Conflict[]>();
  readonly #folded = new Map<string, string>();

  constructor(data: RecordData) {
    this.data = data;
    const { record } = data;
    const sources = new Map(record.sources.map((source) => [source.id, source]));
    this.documents = record.documents.flatMap((document) => sources.get(document.source) ?? []);
    for (const document of record.documents) {
      for (const unit of document.units) this.#sections.set(`${document.source} ${unit.unit}`, unit.section);
    }

    const add = (sort: Thing['sort'], id: string, label: string, kind: string, note: string) => {
      if (!this.things.has(id)) this.things.set(id, { id, label, kind, note, sort });
    };
    for (const { id, label, kind, note } of record.happenings) add('happening', id, label, kind, note);
    for (const { id, label, kind, note } of record.entities) add('entity', id, label, kind, note);
    for (const { id, name, kind } of record.places) add('place', id, name, kind, '');
    for (const { id, title, kind, note } of record.sources) add('source', id, title, kind, note);

    for (const claim of record.claims) {
      this.#claims.set(claim.id, claim);
      push(this.#about, claim.about, claim);
      for (const id of new Set(named(claim))) push(this.#naming, id, claim);
    }
    for (const entry of data.timeline) this.#entries.set(entry.id, entry);
    for (const conflict of data.conflicts.conflicts) {
      const about = conflict.witnesses.flat().map((id) => this.#claims.get(id)?.about);
      for (const id of new Set(about)) if (id) push(this.#conflictsOf, id, conflict);
    }

    for (const thing of this.things.values()) {
      const names = this.about(thing.id).flatMap(({ value }) => (value.type === 'name' ? [value.form, value.transliteration] : []));
      this.#folded.set(thing.id, fold([thing.label, ...names].join(' ')));
    }
    for (const place of record.places) this.#folded.set(place.id, fold([place.name, ...place.aliases].join(' ')));
  }

  claim(id: string): Claim | undefined {
    return this.#claims.get(id);
  }

  /** Claims about a thing. */
  about(id: string): Claim[] {
    return this.#about.get(id) ?? [];
  }

  /** Claims about other things that name this one. */
  naming(id: string): Claim[] {
    return this.#naming.get(id) ?? [];
  }

  disagreements(id: string): Disagreement[] {
    return this.data.disagreements.filter((one) => one.about === id);
  }

  /** Impossible combinations that a claim about this thing has part in, the shortest first. */
  conflicts(id: string): Conflict[] {
    return [...(this.#conflictsOf.get(id) ?? [])].sort((a, b) => a.claims.length - b.claims.length);
  }

  entry(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  label(id: string): string {
    return this.things.get(id)?.label ?? id.replaceAll('_', ' ');
  }

  account(id: string): string {
    return this.data.record.accounts.find((account) => account.id === id)?.label ?? id;
  }

  /** Where in its document a claim stands: section and number, as the record counts them. */
  locus(source: string, unit: string): string {
    const section = this.#sections.get(`${source} ${unit}`);
    return section ? `${section} ${unit.slice(unit.lastIndexOf('.') + 1)}` : unit;
  }

  /** Documents with a claim about a thing. */
  tellers(id: string): string[] {
    const telling = new Set(this.about(id).map((claim) => claim.source));
    return this.documents.map((document) => document.id).filter((document) => telling.has(document));
  }

  /** Whether every word of a folded text stands in a name of the thing. */
  matches(id: string, folded: string): boolean {
    const names = this.#folded.get(id) ?? '';
    return folded.split(' ').every((word) => names.includes(word));
  }

  /** Chinese, Arabic or other writings of an era, a person or a place. */
  writings(id: string): string[] {
    const forms = this.about(id).flatMap(({ value }) => (value.type === 'name' && value.script !== 'Latn' ? [value.form] : []));
    return [...new Set(forms)];
  }
}

/** Things that a claim names in its value or as its side. */
function named(claim: Claim): string[] {
  const { value } = claim;
  switch (value.type) {
    case 'who':
    case 'places':
      return value.things;
    case 'order':
      return [value.happening];
    case 'near':
      return [value.place];
    default:
      return [];
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const kept = map.get(key);
  if (kept) kept.push(value);
  else map.set(key, [value]);
}

/** Lower case without marks over or under letters, so that Güchülüg is found as guchulug. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'ʿʾ]/g, '')
    .trim();
}
