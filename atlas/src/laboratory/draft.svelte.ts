// What the reader is about to change; kept while other views are shown.

import type { Scenario } from '../contract.ts';
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

  combined(scenario: Scenario) {
    return combine(scenario, this.chosen, this.typed, this.flips, this.acts);
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
