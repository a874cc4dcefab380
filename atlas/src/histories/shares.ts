// Shares with their intervals, quantiles, and counts over chosen histories.

import type { Share } from '../contract.ts';
import { NEVER, type Table } from './table.ts';

/** Normal quantile of a two-sided 95% interval. */
const Z = 1.959964;

/** A share with Wilson's 95% interval (Wilson 1927), as the engine reckons it. */
export function share(count: number, of: number): Share {
  if (of === 0) return { count, share: 0, low: 0, high: 1 };
  const p = count / of;
  const z2 = (Z * Z) / of;
  const centre = (p + z2 / 2) / (1 + z2);
  const half = (Z / (1 + z2)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of));
  return { count, share: p, low: count === 0 ? 0 : centre - half, high: count === of ? 1 : centre + half };
}

/** Counts of each case of a column over some histories. */
export function tally(column: Uint8Array, histories: Uint32Array, cases: number): number[] {
  const counts = new Array<number>(cases).fill(0);
  for (const h of histories) counts[column[h]]++;
  return counts;
}

/** The days, in order, of the histories in which it happened. */
export function happened(column: Int32Array, histories: Uint32Array): Int32Array {
  const kept = new Int32Array(histories.length);
  let count = 0;
  for (const h of histories) if (column[h] !== NEVER) kept[count++] = column[h];
  return kept.slice(0, count).sort();
}

/** The values, in order, of the histories that have one. */
export function values(column: Float32Array, histories: Uint32Array): Float32Array {
  const kept = new Float32Array(histories.length);
  let count = 0;
  for (const h of histories) if (!Number.isNaN(column[h])) kept[count++] = column[h];
  return kept.slice(0, count).sort();
}

/**
 * Quantile of values in order: the least that at least a part of all do not exceed, as the engine reckons it (type 1 of
 * Hyndman and Fan 1996); null of none.
 */
export function quantile(sorted: ArrayLike<number>, part: number): number | null {
  if (sorted.length === 0) return null;
  const rank = Math.min(Math.max(Math.ceil(part * sorted.length), 1), sorted.length);
  return sorted[rank - 1];
}

/** Counts in `bins` equal bins from `low` to `high`. */
export function histogram(sorted: ArrayLike<number>, low: number, high: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (high - low) / bins || 1;
  for (let i = 0; i < sorted.length; i++) {
    const bin = Math.floor((sorted[i] - low) / width);
    counts[Math.min(Math.max(bin, 0), bins - 1)]++;
  }
  return counts;
}

/** Counts evened over neighbours (1 2 3 2 1), so that a density does not show every bin's chance. */
export function evened(counts: number[]): number[] {
  const at = (i: number) => counts[Math.min(Math.max(i, 0), counts.length - 1)];
  return counts.map((_, i) => (at(i - 2) + 2 * at(i - 1) + 3 * at(i) + 2 * at(i + 1) + at(i + 2)) / 9);
}

/** By polity: in how many of the histories it holds the place on the day. */
export function holding(table: Table, day: number, place: number, histories: Uint32Array, polities: number): number[] {
  return tally(table.holders[day][place], histories, polities);
}
