// Which sentences of the chronicle are shown.

import type { Event, Group, History, Scenario } from '../contract.ts';
import { plain } from '../header/search.ts';

export interface Filter {
  /** Whether everyday events are shown too. */
  everyday: boolean;
  groups: Group[];
  /** Positions of polities and places, null for all. */
  actor: number | null;
  place: number | null;
  text: string;
}

export const GROUPS: { group: Group; label: string }[] = [
  { group: 'war', label: 'war' },
  { group: 'siege', label: 'sieges' },
  { group: 'revolt', label: 'risings' },
  { group: 'court', label: 'courts' },
  { group: 'bond', label: 'vassals' },
  { group: 'faith', label: 'faith' },
  { group: 'means', label: 'means' },
  { group: 'flight', label: 'flight' },
  { group: 'experiment', label: 'changes' },
];

export const EVERYTHING: Filter = { everyday: false, groups: [], actor: null, place: null, text: '' };

/** Positions of the events that a filter lets through, in order. */
export function passing(filter: Filter, history: History, scenario: Scenario): number[] {
  const words = plain(filter.text.trim()).split(/\s+/).filter(Boolean);
  const wanted = (event: Event): boolean => {
    const kind = scenario.kinds[event.kind];
    if (!filter.everyday && kind.weight === 1) return false;
    if (filter.groups.length > 0 && !filter.groups.includes(kind.group)) return false;
    if (filter.actor !== null && event.actor !== filter.actor && event.other !== filter.actor) return false;
    if (filter.place !== null && event.place !== filter.place) return false;
    if (words.length === 0) return true;
    const text = plain(event.text);
    return words.every((word) => text.includes(word));
  };
  return history.events.flatMap((event, i) => (wanted(event) ? [i] : []));
}
