// The many histories and what the reader has chosen among them; kept while other views are shown.

import type { Ensemble, Scenario } from '../contract.ts';
import { loadEnsemble } from '../data.ts';
import { dateOf, span } from '../days.ts';
import { count } from '../numbers.ts';
import { atlas } from '../state.svelte.ts';
import { type Condition, keyOf, matching } from './choice.ts';
import { fromKept, toKept } from './kept.ts';
import { readTable, type Table } from './table.ts';

export class Many {
  readonly scenario: Scenario;
  readonly ensemble: Ensemble;
  readonly table: Table;
  readonly all: Uint32Array;

  constructor(scenario: Scenario, ensemble: Ensemble, binary: ArrayBuffer) {
    this.scenario = scenario;
    this.ensemble = ensemble;
    this.table = readTable(scenario, ensemble, binary);
    this.all = matching(this.table, []);
  }

  /** What the address says of the choice; it is the only place in which the choice is kept. */
  readonly read = $derived.by(() => fromKept(atlas.keep, this.scenario, this.ensemble.days));

  get conditions(): Condition[] {
    return this.read.conditions;
  }

  #keep(conditions: Condition[]): void {
    atlas.setKeep(conditions.map((condition) => toKept(condition, this.scenario, this.ensemble.days)));
  }

  /** Histories that fit all conditions. */
  readonly kept = $derived.by(() => matching(this.table, this.conditions));

  get chosen(): boolean {
    return this.conditions.length > 0;
  }

  of(key: string): Condition | undefined {
    return this.conditions.find((condition) => keyOf(condition) === key);
  }

  /** Histories that fit all conditions but the one of this key. */
  besides(key: string): Uint32Array {
    return this.of(key) ? matching(this.table, this.conditions, key) : this.kept;
  }

  /** Sets a condition in place of another about the same. */
  set(condition: Condition): void {
    const key = keyOf(condition);
    this.#keep([...this.conditions.filter((other) => keyOf(other) !== key), condition]);
  }

  drop(key: string): void {
    this.#keep(this.conditions.filter((other) => keyOf(other) !== key));
  }

  clear(): void {
    this.#keep([]);
  }

  /** Adds a case of a question to the choice, or takes it out. */
  toggle(column: number, position: number): void {
    const key = `outcome ${column}`;
    const now = this.of(key);
    const cases = now?.of === 'outcome' ? now.cases : [];
    const next = cases.includes(position) ? cases.filter((one) => one !== position) : [...cases, position];
    if (next.length === 0) this.drop(key);
    else this.set({ of: 'outcome', column, cases: next });
  }

  /** A condition in words. */
  words(condition: Condition): string {
    const { outcomes, dates, numbers, places, polities } = this.scenario;
    switch (condition.of) {
      case 'outcome': {
        const { label, cases } = outcomes[condition.column];
        return `${label} ${condition.cases.map((one) => cases[one]?.label ?? '').join(' or ')}`;
      }
      case 'date':
        return `${dates[condition.column].label}: ${span(condition.from, condition.until)}`;
      case 'never':
        return `${dates[condition.column].label}: never`;
      case 'number': {
        const { label, unit } = numbers[condition.column];
        return Number.isFinite(condition.high) ? `${label}: ${count(condition.low)} to ${count(condition.high)} ${unit}` : `${label}: ${count(condition.low)} ${unit} or more`;
      }
      case 'holder':
        return `${places[condition.place].name} held by ${polities[condition.polity].name} at the end of ${dateOf(this.table.days[condition.day]).year}`;
    }
  }
}

let kept: Promise<Many> | null = null;

/** Loads the many histories once. */
export function many(scenario: Scenario, onProgress: (done: number, of: number) => void): Promise<Many> {
  kept ??= loadEnsemble(onProgress)
    .then(({ ensemble, binary }) => new Many(scenario, ensemble, binary))
    .catch((error: unknown) => {
      kept = null;
      throw error;
    });
  return kept;
}
