// From the setup of a link back to the sentences, values, mechanisms and acts that say it; pure functions.

import type { Scenario, Setup } from '../contract.ts';
import { formOf } from './check.ts';
import type { Act, Chosen, Typed } from './draft.svelte.ts';
import { slots } from './setup.ts';

/** A draft that stands for a setup: what a sentence can say is said by the sentence, the rest by hand. */
export function begun(scenario: Scenario, setup: Setup): { chosen: Chosen; typed: Typed[]; flips: string[]; acts: Omit<Act, 'id'>[] } {
  const left = { set: [...(setup.set ?? [])], flip: [...(setup.flip ?? [])], acts: [...(setup.acts ?? [])] };
  const chosen: Chosen = {};
  for (const { id, options } of scenario.conditions) {
    // The option that says most, of those that say nothing else.
    const size = (option: Setup) => (option.set?.length ?? 0) + (option.flip?.length ?? 0) + (option.acts?.length ?? 0);
    const fitting = options.map((option, i) => ({ i, said: option.setup })).filter(({ said }) => size(said) > 0 && within(said, left));
    const best = fitting.sort((a, b) => size(b.said) - size(a.said))[0];
    if (!best) continue;
    chosen[id] = best.i;
    left.set = left.set.filter((one) => !has(best.said.set, one));
    left.flip = left.flip.filter((one) => !has(best.said.flip, one));
    left.acts = left.acts.filter((one) => !has(best.said.acts, one));
  }
  return {
    chosen,
    typed: left.set.map(([path, value]) => ({ path, value })),
    flips: left.flip,
    acts: left.acts.flatMap(([date, words]) => {
      const form = formOf(scenario, words);
      if (form === null) return [];
      const said = words.trim().split(/\s+/);
      return [{ date, form, fillings: Object.fromEntries(slots(form).flatMap(({ slot }, i) => (slot ? [[i, said[i]]] : []))) }];
    }),
  };
}

function has(list: unknown[] | undefined, one: unknown): boolean {
  return (list ?? []).some((other) => JSON.stringify(other) === JSON.stringify(one));
}

function within(said: Setup, left: Required<Setup>): boolean {
  return (['set', 'flip', 'acts'] as const).every((key) => (said[key] ?? []).every((one) => has(left[key], one)));
}
