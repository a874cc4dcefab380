// What held on a day of a history: pure look-ups in its lists, which are all in the order of their days.

import type { Court, Day, Event, History, Step, Track } from './contract.ts';

/** Position of the last entry that began on or before the day; -1 before the first. */
export function lastUpTo<T>(entries: readonly T[], day: Day, from: (entry: T) => Day): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (from(entries[middle]) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Who holds a place on a day. */
export function holderOn(history: History, place: number, day: Day): number {
  const entries = history.holders[place];
  return entries[Math.max(lastUpTo(entries, day, (entry) => entry[0]), 0)][1];
}

/** To whom a polity owes allegiance on a day. */
export function suzerainOn(history: History, polity: number, day: Day): number | null {
  const entries = history.suzerains[polity] ?? [];
  const at = lastUpTo(entries, day, (entry) => entry[0]);
  return at < 0 ? null : entries[at][1];
}

/** The court of a polity on a day. */
export function courtOn(history: History, polity: number, day: Day): Court | null {
  const entries = history.courts[polity] ?? [];
  const at = lastUpTo(entries, day, (entry) => entry.from);
  return at < 0 ? null : entries[at];
}

/** What an army is doing on a day; null before it is raised and after it is gone. */
export function stepOn(track: Track, day: Day): Step | null {
  const at = lastUpTo(track.steps, day, (step) => step.from);
  const step = at < 0 ? null : track.steps[at];
  return step && step.stance !== 'gone' && step.men > 0 ? step : null;
}

/** Number of events up to a day, included: the position of the first that is still to come. */
export function eventsUpTo(events: readonly Event[], day: Day): number {
  return lastUpTo(events, day, (event) => event.day) + 1;
}

/** Days on which each court heard of an event, in the order of the days. */
export function heardOf(history: History, event: number): { polity: number; day: Day }[] {
  return history.news.filter((news) => news[2] === event).map(([day, polity]) => ({ polity, day }));
}
