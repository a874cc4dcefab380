// Happenings as bars over years: what is sure of a span, what is open at its ends, and rival dates.

import { readIso } from '../days.ts';
import type { Bounds, Entry } from './types.ts';

export interface Bar {
  entry: Entry;
  /** Days, clipped to the range shown. */
  outer: [number, number];
  /** Where it surely lasted; null where its ends leave nothing sure. */
  inner: [number, number] | null;
  /** Each rival or agreed dating of its beginning and end, with the claims for it. */
  marks: { at: 'start' | 'end'; from: number; until: number; claims: string[]; rival: boolean }[];
}

/** Days of bounds, open ends at the ends of the range. */
export function days(bounds: Bounds | null, range: [number, number]): [number, number] {
  return [readIso(bounds?.earliest ?? '') ?? range[0], readIso(bounds?.latest ?? '') ?? range[1]];
}

/** Bars of the entries that fall into the range, by the day on which they may begin. */
export function bars(entries: Entry[], range: [number, number]): Bar[] {
  const clip = ([a, b]: [number, number]): [number, number] => [Math.max(a, range[0]), Math.min(b, range[1])];
  return entries
    .map((entry): Bar => {
      const start = days(entry.start_bounds, range);
      const end = days(entry.end_bounds, range);
      const marks = (['start', 'end'] as const).flatMap((at) => {
        const datings = at === 'start' ? entry.starts : entry.ends;
        return datings.map((dating) => {
          const [from, until] = days(dating, range);
          return { at, from, until, claims: dating.claims, rival: datings.length > 1 };
        });
      });
      const stated = marks.map((mark) => [mark.from, mark.until]).flat();
      const outer = clip([Math.min(start[0], ...stated), Math.max(end[1], ...stated)]);
      const inner = clip([start[1], end[0]]);
      return { entry, outer, inner: inner[0] < inner[1] ? inner : null, marks };
    })
    .filter(({ outer }) => outer[1] >= outer[0])
    .sort((a, b) => a.outer[0] - b.outer[0] || a.outer[1] - b.outer[1]);
}

/** The dates of an entry in words, rivals and all. */
export function entryWords(entry: Entry): string {
  const said = (datings: Bounds[], bounds: Bounds | null) => {
    if (datings.length > 0) return datings.map((dating) => years(dating)).join(' or ');
    return bounds ? `${years(bounds)}, worked out from the order of the telling` : 'not dated';
  };
  const start = said(entry.starts, entry.start_bounds);
  if (entry.extent === 'instant') return start;
  return `from ${start} to ${said(entry.ends, entry.end_bounds)}`;
}

function years({ earliest, latest }: Bounds): string {
  const [a, b] = [Number(earliest?.slice(0, 4)), Number(latest?.slice(0, 4))];
  if (!earliest && !latest) return 'an unknown year';
  if (!earliest) return `before ${b + 1}`;
  if (!latest) return `after ${a - 1}`;
  return a === b ? `${a}` : `between ${a} and ${b}`;
}
