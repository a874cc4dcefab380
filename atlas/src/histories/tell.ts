// Shares and spreads in words; pure functions.

import type { Share } from '../contract.ts';
import { count } from '../numbers.ts';

/** A share as a whole per cent, and what is less than one as that. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1%';
  if (share < 1 && share > 0.995) return '>99%';
  return `${Math.round(100 * share)}%`;
}

/** In how many of so many histories something is: all, none, or a share with its interval. */
export function howOften(part: Share, of: number): { strong: string; interval: string; rest: string } {
  const histories = of === 1 ? 'history' : 'histories';
  if (of > 0 && part.count === of) return { strong: 'all', interval: '', rest: `${count(of)} ${histories}` };
  if (part.count === 0) return { strong: 'none', interval: '', rest: `of ${count(of)} ${histories}` };
  return { strong: percent(part.share), interval: `(${percent(part.low)}–${percent(part.high)})`, rest: `of ${count(of)} ${histories}` };
}

/** Where values in order lie: their middle and the ends of nine in ten, or the one value that they are. */
export function spread(low: string, median: string, high: string, unit = ''): string {
  const of = unit && ` ${unit}`;
  if (low === high) return `nearly always ${median}${of}`;
  return `median ${median}${of}, nine in ten between ${low} and ${high}`;
}
