// What the reader has chosen among the many histories, and which histories fit it.

import type { Day } from '../contract.ts';
import { NEVER, type Table } from './table.ts';

/** One condition; a question, date or number has at most one. */
export type Condition =
  | { of: 'outcome'; column: number; cases: number[] }
  | { of: 'date'; column: number; from: Day; until: Day }
  | { of: 'never'; column: number }
  | { of: 'number'; column: number; low: number; high: number }
  | { of: 'holder'; day: number; place: number; polity: number };

/** What a condition is about: a second one of the same key takes its place. */
export function keyOf(condition: Condition): string {
  if (condition.of === 'holder') return `holder ${condition.day} ${condition.place}`;
  return `${condition.of === 'never' ? 'date' : condition.of} ${condition.column}`;
}

function fits(table: Table, condition: Condition): (history: number) => boolean {
  switch (condition.of) {
    case 'outcome': {
      const column = table.outcomes[condition.column];
      const wanted = new Set(condition.cases);
      return (h) => wanted.has(column[h]);
    }
    case 'date': {
      const column = table.dates[condition.column];
      return (h) => column[h] !== NEVER && column[h] >= condition.from && column[h] <= condition.until;
    }
    case 'never': {
      const column = table.dates[condition.column];
      return (h) => column[h] === NEVER;
    }
    case 'number': {
      const column = table.numbers[condition.column];
      return (h) => column[h] >= condition.low && column[h] <= condition.high;
    }
    case 'holder': {
      const column = table.holders[condition.day][condition.place];
      return (h) => column[h] === condition.polity;
    }
  }
}

/** Numbers of the histories that fit all conditions, but for the one about `except`: so a chart keeps what it offers. */
export function matching(table: Table, conditions: Condition[], except?: string): Uint32Array {
  const tests = conditions.filter((condition) => keyOf(condition) !== except).map((condition) => fits(table, condition));
  const kept = new Uint32Array(table.histories);
  let count = 0;
  for (let h = 0; h < table.histories; h++) if (tests.every((test) => test(h))) kept[count++] = h;
  return kept.slice(0, count);
}
