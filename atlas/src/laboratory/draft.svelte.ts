// What the reader is about to change; kept while other views are shown.

import { isPlain } from '../address.ts';
import type { Scenario, Setup } from '../contract.ts';
import { begun } from './begin.ts';
import { combine } from './setup.ts';

/** By condition: which of its options. */
export type Chosen = Record<string, number>;

export interface Typed {
  path: string;
  value: string;
}

export interface Act {
  id: number;
  date: string;
  form: string;
  /** By word of the form: what fills it. */
  fillings: Record<number, string>;
}

class Draft {
  chosen = $state<Chosen>({});
  typed = $state<Typed[]>([]);
  flips = $state<string[]>([]);
  acts = $state<Act[]>([]);
  histories = $state(500);
  #act = 0;
  /** The setup from which it began last, or which it ran last: the reader's further changes stand before it. */
  #known = '{}';

  combined(scenario: Scenario) {
    return combine(scenario, this.chosen, this.typed, this.flips, this.acts);
  }

  /** Begins from the changes of the history that is shown, unless it has done so already. */
  begin(scenario: Scenario, setup: Setup): void {
    const key = JSON.stringify(setup);
    if (isPlain(setup) || key === this.#known) return;
    const { chosen, typed, flips, acts } = begun(scenario, setup);
    Object.assign(this, { chosen, typed, flips, acts: acts.map((act) => ({ ...act, id: ++this.#act })) });
    this.#known = key;
  }

  /** What is run is known: its histories open with it, and lead back to the draft as the reader left it. */
  ran(setup: Setup): void {
    this.#known = JSON.stringify(setup);
  }

  clear(): void {
    this.chosen = {};
    this.typed = [];
    this.flips = [];
    this.acts = [];
  }

  addInput(path: string): void {
    if (!this.typed.some((one) => one.path === path)) this.typed.push({ path, value: '' });
  }

  addAct(date: string, form: string): void {
    this.acts.push({ id: ++this.#act, date, form, fillings: {} });
  }

  toggle(name: string): void {
    this.flips = this.flips.includes(name) ? this.flips.filter((one) => one !== name) : [...this.flips, name];
  }
}

export const draft = new Draft();
