// Finding places, people, powers and events by their words.

import type { Selection } from '../address.ts';
import type { History, Scenario } from '../contract.ts';
import type { RecordFile } from '../record/types.ts';
import { shortDate } from '../days.ts';

export interface Found {
  what: 'place' | 'person' | 'power' | 'event';
  title: string;
  detail: string;
  selection: Selection;
}

/** Letters without their marks, so that Kashghar’s dots and bars need not be typed. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f\u02bb-\u02bf'’‘`-]/g, '').toLowerCase();
}

/** How well a word fits: 3 the whole, 2 the beginning, 1 somewhere, 0 not. */
function fit(word: string, ...texts: string[]): number {
  return Math.max(0, ...texts.map((text) => {
    const own = plain(text);
    if (own === word) return 3;
    if (own.startsWith(word) || own.includes(` ${word}`)) return 2;
    return own.includes(word) ? 1 : 0;
  }));
}

/** By id: the names that the record has for places, persons and powers, in every spelling and script. */
export type OtherNames = Map<string, string[]>;

export function otherNames({ claims, entities, places }: Pick<RecordFile, 'claims' | 'entities' | 'places'>): OtherNames {
  const names: OtherNames = new Map();
  const add = (id: string, ...more: string[]) => names.set(id, [...new Set([...(names.get(id) ?? []), ...more.filter(Boolean)])]);
  for (const { id, label } of entities) add(id, label);
  for (const { id, name, aliases } of places) add(id, name, ...aliases);
  for (const { about, value } of claims) if (value.type === 'name') add(about, value.form, value.transliteration);
  return names;
}

/** The name by which a thing was found, if it is not the one that is shown. */
function also(word: string, title: string, names: string[]): string {
  const found = fit(word, title) ? undefined : names.find((name) => fit(word, name));
  return found ? `also ${found}` : '';
}

export function find(asked: string, scenario: Scenario, history: History, others: OtherNames = new Map(), most = 40): Found[] {
  const word = plain(asked.trim());
  if (!word) return [];
  const found: (Found & { rank: number })[] = [];
  scenario.places.forEach((place, id) => {
    const names = [...place.names.map((name) => name.text), ...(others.get(place.id) ?? [])];
    const rank = fit(word, place.name, place.id, ...names);
    const detail = [also(word, place.name, names), ...place.names.map((name) => name.text).slice(0, 3)].filter(Boolean).join(', ');
    if (rank) found.push({ what: 'place', title: place.name, detail, selection: { kind: 'place', id }, rank: rank + 0.5 });
  });
  scenario.polities.forEach((polity, id) => {
    // Numbers that are kept for powers that may arise are no names.
    if (id === 0 || (polity.form === 'vacant' && !history.arisen.some((one) => one.polity === id))) return;
    const names = others.get(polity.id) ?? [];
    const rank = fit(word, polity.name, polity.adjective, polity.id, ...names);
    const detail = [also(word, polity.name, names), polity.form].filter(Boolean).join(', ');
    if (rank) found.push({ what: 'power', title: polity.name, detail, selection: { kind: 'polity', id }, rank: rank + 0.7 });
  });
  scenario.persons.forEach((person, id) => {
    const names = others.get(person.id) ?? [];
    const rank = fit(word, person.name, person.id, ...names);
    const detail = [also(word, person.name, names), person.office, scenario.polities[person.polity]?.name].filter(Boolean).join(', ');
    if (rank) found.push({ what: 'person', title: person.name, detail, selection: { kind: 'person', id }, rank: rank + 0.6 });
  });
  const words = word.split(/\s+/);
  history.events.forEach((event, id) => {
    const text = plain(event.text);
    if (!words.every((part) => text.includes(part))) return;
    const { label, weight } = scenario.kinds[event.kind];
    found.push({ what: 'event', title: event.text, detail: `${shortDate(event.day)}, ${label}`, selection: { kind: 'event', id }, rank: weight / 4 });
  });
  return found.sort((a, b) => b.rank - a.rank).slice(0, most);
}
