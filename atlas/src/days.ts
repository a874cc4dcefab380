// Julian day numbers and dates of the Julian calendar, which all dates of the atlas are in.

import type { Day } from './contract.ts';

export interface CalendarDate {
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
];

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Day number of a date. Richards' formula (Explanatory Supplement to the Astronomical Almanac, 2013, 15.11). */
export function dayOf({ year, month, day }: CalendarDate): Day {
  const a = Math.floor((14 - month) / 12);
  const y = year + 4800 - a;
  const m = month + 12 * a - 3;
  return day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) - 32083;
}

/** Date of a day number; days between whole numbers belong to the day begun. */
export function dateOf(number: Day): CalendarDate {
  const c = Math.floor(number) + 32082;
  const d = Math.floor((4 * c + 3) / 1461);
  const e = c - Math.floor((1461 * d) / 4);
  const m = Math.floor((5 * e + 2) / 153);
  return {
    day: e - Math.floor((153 * m + 2) / 5) + 1,
    month: m + 3 - 12 * Math.floor(m / 10),
    year: d - 4800 + Math.floor(m / 10),
  };
}

/** `1217-11-03`, for addresses and inputs. */
export function iso(number: Day): string {
  const { year, month, day } = dateOf(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Reads `1217-11-03`; null for what is no date. */
export function readIso(text: string): Day | null {
  const parts = /^(\d{3,4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1) return null;
  const length = month === 2 && year % 4 === 0 ? 29 : LENGTHS[month - 1];
  return day > length ? null : dayOf({ year, month, day });
}

/** `3 November 1217`. */
export function longDate(number: Day): string {
  const { year, month, day } = dateOf(number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `3 Nov 1217`. */
export function shortDate(number: Day): string {
  const { year, month, day } = dateOf(number);
  return `${day} ${MONTHS[month - 1].slice(0, 3)} ${year}`;
}

/** `November 1217`. */
export function monthYear(number: Day): string {
  const { year, month } = dateOf(number);
  return `${MONTHS[month - 1]} ${year}`;
}

/** `3 Nov`, for lists that give the year elsewhere. */
export function dayMonth(number: Day): string {
  const { month, day } = dateOf(number);
  return `${day} ${MONTHS[month - 1].slice(0, 3)}`;
}

/** Name of a month, 1 to 12. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** A window of days in as few words as it needs: `1216`, `August to September 1217`, `3 to 5 November 1217`. */
export function span(from: Day, until: Day): string {
  const a = dateOf(from);
  const b = dateOf(until);
  if (from === until) return longDate(from);
  const wholeYears = a.month === 1 && a.day === 1 && b.month === 12 && b.day === 31;
  if (wholeYears) return a.year === b.year ? `${a.year}` : `${a.year} to ${b.year}`;
  if (a.year === b.year && a.month === b.month) return `${a.day} to ${longDate(until)}`;
  const wholeMonths = a.day === 1 && dateOf(until + 1).day === 1;
  if (wholeMonths) return `${a.year === b.year ? MONTHS[a.month - 1] : monthYear(from)} to ${monthYear(until)}`;
  return `${shortDate(from)} to ${shortDate(until)}`;
}
