// Where days lie along the time bar, and how much happened around each.

import { scaleLinear } from 'd3-scale';
import type { Event, Group, Scenario } from '../contract.ts';
import { dateOf, dayOf } from '../days.ts';

/** Groups that share a colour on the bar, from below upward. */
export const BANDS: { name: string; groups: Group[]; token: string }[] = [
  { name: 'war, sieges and risings', groups: ['war', 'siege', 'revolt'], token: '--violence' },
  { name: 'courts, vassals and faith', groups: ['court', 'bond', 'faith', 'experiment'], token: '--gold' },
  { name: 'everything else', groups: ['means', 'flight'], token: '--ink-faint' },
];

export function scaleOf(scenario: Scenario, width: number) {
  return scaleLinear().domain([scenario.start, scenario.end]).range([0, width]).clamp(true);
}

/** Pixels that the number of a year needs. */
const ROOM = 36;

/** First days of as many years of a scenario as have room, a round number of years apart; none whose number the end would cut. */
export function years(scenario: Scenario, width: number): { year: number; day: number }[] {
  const [first, last] = [dateOf(scenario.start).year, dateOf(scenario.end).year];
  const all = last - first + 1;
  const apart = [1, 2, 5, 10, 20, 50].find((n) => (n * width) / all >= ROOM) ?? 100;
  return Array.from({ length: all }, (_, i) => first + i)
    .filter((year) => apart === 1 || (year % apart === 0 && ((last + 1 - year) * width) / all >= ROOM))
    .map((year) => ({ year, day: dayOf({ year, month: 1, day: 1 }) }));
}

/** Weight of what happened in each of so many equal stretches, by band. */
export function density(events: readonly Event[], scenario: Scenario, stretches: number): number[][] {
  const sums = BANDS.map(() => Array.from({ length: stretches }, () => 0));
  const length = (scenario.end + 1 - scenario.start) / stretches;
  for (const event of events) {
    const kind = scenario.kinds[event.kind];
    const band = BANDS.findIndex(({ groups }) => groups.includes(kind.group));
    const at = Math.min(Math.floor((event.day - scenario.start) / length), stretches - 1);
    sums[band][at] += kind.weight === 3 ? 3 : kind.weight === 2 ? 1.5 : 0.4;
  }
  return sums;
}

export interface Bracket {
  /** Position in the dates of the scenario. */
  date: number;
  from: number;
  until: number;
  lane: number;
}

/** Lanes that windows of the record are laid in. */
export const LANES = 5;

/** Windows of the record in lanes, so that they do not cover each other; what finds no lane is left out. */
export function brackets(scenario: Scenario): Bracket[] {
  const ends = Array.from({ length: LANES }, () => -Infinity);
  return scenario.dates
    .flatMap(({ window }, date) => (window ? [{ date, from: Math.max(window[0], scenario.start), until: Math.min(window[1], scenario.end) }] : []))
    .sort((a, b) => a.from - b.from || a.until - b.until)
    .flatMap((bracket) => {
      const lane = ends.findIndex((end) => end + 20 < bracket.from);
      if (lane < 0) return [];
      ends[lane] = bracket.until;
      return [{ ...bracket, lane }];
    });
}
