// A choice among the histories as an address says it, by ids, and back to positions; pure functions.

import type { Kept } from '../address.ts';
import type { Day, Scenario } from '../contract.ts';
import { dateOf, iso, readIso } from '../days.ts';
import { type Condition, keyOf } from './choice.ts';

/** How an address says a condition. */
export function toKept(condition: Condition, scenario: Scenario, days: Day[]): Kept {
  const { outcomes, dates, numbers, places, polities } = scenario;
  switch (condition.of) {
    case 'outcome': {
      const { id, cases } = outcomes[condition.column];
      return ['outcome', id, condition.cases.map((one) => cases[one].id)];
    }
    case 'date':
      return ['date', dates[condition.column].id, iso(condition.from), iso(condition.until)];
    case 'never':
      return ['never', dates[condition.column].id];
    case 'number': {
      const { low, high } = condition;
      return ['number', numbers[condition.column].id, low, Number.isFinite(high) ? high : null];
    }
    case 'holder':
      return ['holder', dateOf(days[condition.day]).year, places[condition.place].id, polities[condition.polity].id];
  }
}

/** The conditions that an address says; what this scenario has not is told in words and left out. */
export function fromKept(kept: Kept[], scenario: Scenario, days: Day[]): { conditions: Condition[]; complaints: string[] } {
  const conditions = new Map<string, Condition>();
  const complaints: string[] = [];
  for (const one of kept) {
    const read = condition(one, scenario, days);
    if (read) conditions.set(keyOf(read), read);
    else complaints.push(`The histories cannot be chosen by ${JSON.stringify(one)}: this scenario has nothing of the kind. The rest of the choice holds.`);
  }
  return { conditions: [...conditions.values()], complaints };
}

function condition(kept: Kept, { outcomes, dates, numbers, places, polities }: Scenario, days: Day[]): Condition | null {
  const position = (list: { id: string }[], id: string) => list.findIndex((one) => one.id === id);
  switch (kept[0]) {
    case 'outcome': {
      const column = position(outcomes, kept[1]);
      if (column < 0) return null;
      const cases = kept[2].map((id) => position(outcomes[column].cases, id));
      return cases.includes(-1) ? null : { of: 'outcome', column, cases };
    }
    case 'date': {
      const column = position(dates, kept[1]);
      const [from, until] = [readIso(kept[2]), readIso(kept[3])];
      return column < 0 || from === null || until === null || from > until ? null : { of: 'date', column, from, until };
    }
    case 'never': {
      const column = position(dates, kept[1]);
      return column < 0 ? null : { of: 'never', column };
    }
    case 'number': {
      const column = position(numbers, kept[1]);
      const [low, high] = [kept[2], kept[3] ?? Infinity];
      return column < 0 || low > high ? null : { of: 'number', column, low, high };
    }
    case 'holder': {
      const day = days.findIndex((one) => dateOf(one).year === kept[1]);
      const [place, polity] = [position(places, kept[2]), position(polities, kept[3])];
      return day < 0 || place < 0 || polity < 0 ? null : { of: 'holder', day, place, polity };
    }
  }
}
