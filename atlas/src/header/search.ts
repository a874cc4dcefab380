// Finding places, people, powers and events by their words.

import type { Selection } from '../address.ts';
import type { History, Scenario } from '../contract.ts';
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

export function find(asked: string, scenario: Scenario, history: History, most = 40): Found[] {
  const word = plain(asked.trim());
  if (!word) return [];
  const found: (Found & { rank: number })[] = [];
  scenario.places.forEach((place, id) => {
    const rank = fit(word, place.name, place.id, ...place.names.map((name) => name.text));
    const others = place.names.map((name) => name.text).slice(0, 3).join(', ');
    if (rank) found.push({ what: 'place', title: place.name, detail: others, selection: { kind: 'place', id }, rank: rank + 0.5 });
  });
  scenario.polities.forEach((polity, id) => {
    const rank = fit(word, polity.name, polity.adjective, polity.id);
    if (rank && id > 0) found.push({ what: 'power', title: polity.name, detail: polity.form, selection: { kind: 'polity', id }, rank: rank + 0.7 });
  });
  scenario.persons.forEach((person, id) => {
    const rank = fit(word, person.name, person.id);
    const detail = [person.office, scenario.polities[person.polity]?.name].filter(Boolean).join(', ');
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
