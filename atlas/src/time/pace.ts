// How fast time flows: more slowly where much happens.

import type { Day, Event, EventKind } from '../contract.ts';
import { lastUpTo } from '../past.ts';

/** Days behind and before the moment that count as its neighbourhood. */
const BEHIND = 5;
const AHEAD = 9;

/** The slowest that a dense week gets, as a part of the chosen speed. */
const SLOWEST = 0.28;

/** How much slower time flows at a moment: 1 where nothing happens. */
export function pace(events: readonly Event[], kinds: readonly EventKind[], moment: Day): number {
  let weight = 0;
  for (let at = lastUpTo(events, moment - BEHIND, (event) => event.day) + 1; at < events.length && events[at].day < moment + AHEAD; at++) {
    const own = kinds[events[at].kind].weight;
    weight += own === 3 ? 1 : own === 2 ? 0.4 : 0.05;
  }
  return Math.max(SLOWEST, 1 / (1 + weight * 0.28));
}
