// Who holds what at a moment, as the territory layer draws it: settled, or passing from one hand to the next.

import type { History } from '../contract.ts';
import { lastUpTo, suzerainOn } from '../past.ts';

/** Days over which the colour of a place passes from one holder to the next. */
const PASSING = 20;

/** Steps in which it passes: enough to look smooth, few enough to draw anew. */
const STEPS = 8;

export interface Realm {
  /** Holder of each place. */
  holders: number[];
  /** Holder before, where the place is passing, with how far it has passed (0 to 1). */
  passing: Map<number, { from: number; part: number }>;
  /** To whom each polity owes allegiance, null for nobody. */
  suzerains: (number | null)[];
  /** The same for the same picture. */
  key: string;
}

export function realmAt(history: History, moment: number): Realm {
  const passing: Realm['passing'] = new Map();
  const holders = history.holders.map((entries, place) => {
    const at = Math.max(lastUpTo(entries, moment, (entry) => entry[0]), 0);
    const since = moment - entries[at][0];
    if (at > 0 && since < PASSING) {
      passing.set(place, { from: entries[at - 1][1], part: Math.floor((since / PASSING) * STEPS + 1) / (STEPS + 1) });
    }
    return entries[at][1];
  });
  const suzerains = history.suzerains.map((_, polity) => suzerainOn(history, polity, moment));
  const key = [
    history.history,
    history.digest,
    holders.join(),
    [...passing].map(([place, { from, part }]) => `${place}:${from}:${part.toFixed(2)}`).join(),
    suzerains.join(),
  ].join('|');
  return { holders, passing, suzerains, key };
}
