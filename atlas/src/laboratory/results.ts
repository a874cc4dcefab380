// A comparison in the order in which one reads it: what clearly changed first, what may be chance apart.

import type { Comparison, Estimate } from '../contract.ts';

/** Whether no change at all lies within the interval. */
export function maybeNothing({ low, high }: Estimate): boolean {
  return low <= 0 && high >= 0;
}

/** In how many histories the acts could be done, in words; null without acts. `counts` is by how many could be. */
export function couldBeDone(counts: number[]): string | null {
  if (counts.length < 2) return null;
  const of = counts.reduce((sum, count) => sum + count, 0);
  const [none, all] = [counts[0], counts[counts.length - 1]];
  const histories = `of the ${of.toLocaleString('en')} histories`;
  if (counts.length === 2) return `The act could be done in ${all.toLocaleString('en')} ${histories}.`;
  return `All ${counts.length - 1} acts could be done in ${all.toLocaleString('en')} ${histories}, none of them in ${none.toLocaleString('en')}.`;
}

export type Change = Comparison['outcomes'][number];

/** Of a question with two answers one is enough, since the other moves as far the other way: the record's, if it has one. */
export function onceEach(rows: Change[]): Change[] {
  const answers = new Map<string, Change[]>();
  for (const row of rows) answers.set(row.question, [...(answers.get(row.question) ?? []), row]);
  return [...answers.values()].flatMap((both) => (both.length === 2 ? [both.find((row) => row.recorded) ?? both[0]] : both));
}

/** Outcomes split into those that clearly changed, most changed first, and the others that moved at all. */
export function ranked<T extends { difference: Estimate }>(rows: T[]): { clear: T[]; unclear: T[] } {
  const bySize = (a: T, b: T) => Math.abs(b.difference.value) - Math.abs(a.difference.value);
  return {
    clear: rows.filter((row) => !maybeNothing(row.difference)).sort(bySize),
    unclear: rows.filter((row) => maybeNothing(row.difference) && row.difference.value !== 0).sort(bySize),
  };
}

/** Half-width of an axis that holds all intervals, in steps of 10 points. */
export function reach(rows: { difference: Estimate }[]): number {
  const most = Math.max(0.1, ...rows.map(({ difference }) => Math.max(Math.abs(difference.low), Math.abs(difference.high))));
  return Math.ceil(most * 10) / 10;
}

/** `+12.4`, with a real minus. */
export function signed(value: number, digits = 1): string {
  const text = Math.abs(value).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text;
}

/** A difference of shares in points with its interval: `−3.1 points (−6.7 to +0.9)`. */
export function points({ value, low, high }: Estimate): string {
  return `${signed(100 * value)} points (${signed(100 * low)} to ${signed(100 * high)})`;
}
