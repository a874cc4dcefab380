// What follows from what, and the lives of things, read out of a history.

import type { Day, Event, History } from '../contract.ts';

const effectsKept = new WeakMap<History, Map<number, number[]>>();

/** Events that name an event as their cause. */
export function effectsOf(history: History, event: number): number[] {
  let effects = effectsKept.get(history);
  if (!effects) {
    effects = new Map();
    for (const [i, { causes }] of history.events.entries()) {
      for (const cause of causes) {
        if (!('event' in cause)) continue;
        const list = effects.get(cause.event);
        if (list) list.push(i);
        else effects.set(cause.event, [i]);
      }
    }
    effectsKept.set(history, effects);
  }
  return effects.get(event) ?? [];
}

/** Stretches of time over which something held the same, with the last open. */
export function stretches<T>(entries: readonly (readonly [Day, T])[], end: Day): { from: Day; until: Day; value: T; last: boolean }[] {
  return entries.map(([from, value], i) => ({ from, until: entries[i + 1]?.[0] ?? end, value, last: i === entries.length - 1 }));
}

/** Events that pass a test, latest first up to a day, then those to come. */
export function eventsOf(history: History, about: (event: Event) => boolean): number[] {
  return history.events.flatMap((event, i) => (about(event) ? [i] : []));
}
