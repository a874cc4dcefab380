// Colours of the powers: ten muted hues that stay apart for deuteranopes and in grey. Red is kept for violence and gold
// for the court, so neither is among them.

import type { History, Scenario } from '../contract.ts';
import { apart, type Lab, lab, linear } from './colour.ts';

type Theme = 'light' | 'dark';

/** The hues, found by letting ten colours of little chroma push each other apart; dark ones are the same, lighter. */
export const HUES: Record<Theme, string[]> = {
  light: ['#7a75c1', '#a76c2b', '#32588f', '#478370', '#854664', '#8caf66', '#c087a2', '#575707', '#e3a26c', '#93b0ee'],
  dark: ['#9f9bea', '#d09354', '#5e86c1', '#6fac97', '#b57291', '#aacf85', '#e3a7c3', '#8f8f4a', '#ffc79c', '#c4d6ff'],
};

/** People of the places that nobody rules. */
const UNRULED: Record<Theme, string> = { light: '#b5ae9f', dark: '#7b7870' };

/** Weight of a polity in the choice of colours: the greater choose first. */
const RANK = { empire: 0, kingdom: 1, tribe: 2, city: 3, outpost: 4, band: 5, vacant: 6, remote: 7, outside: 8 };

const kept = new WeakMap<Scenario, number[]>();

/** A colour for each polity. It depends on the scenario and its first day alone, so it is the same in every history. */
export function colours(scenario: Scenario, history: History, theme: Theme): string[] {
  let hues = kept.get(scenario);
  if (!hues) {
    hues = chosen(scenario, history.holders.map((entries) => entries[0]?.[1] ?? 0));
    kept.set(scenario, hues);
  }
  return hues.map((hue) => (hue < 0 ? UNRULED[theme] : HUES[theme][hue]));
}

/** Distance in hue and chroma mostly: a wish is for a blue, not for how dark it is. */
function tint(one: Lab, other: Lab): number {
  return apart([one[0] * 0.3, one[1], one[2]], [other[0] * 0.3, other[1], other[2]]);
}

/**
 * Which hue each polity gets, -1 for grey. The more important choose first; each takes the hue nearest to the colour
 * that the scenario wishes, but rather one that nobody has, and hardly one that a neighbour has.
 */
export function chosen(scenario: Scenario, holders: number[]): number[] {
  const { polities, routes } = scenario;
  const neighbours = polities.map(() => new Set<number>());
  for (const { a, b } of routes) {
    if (holders[a] !== holders[b]) {
      neighbours[holders[a]]?.add(holders[b]);
      neighbours[holders[b]]?.add(holders[a]);
    }
  }
  // Neighbours of neighbours meet when the one between them falls.
  const near = neighbours.map((own) => new Set([...own, ...[...own].flatMap((other) => [...neighbours[other]])]));
  const held = polities.map((_, i) => holders.filter((holder) => holder === i).length);
  const order = polities
    .map((_, i) => i)
    .filter((i) => i > 0)
    .sort((a, b) => RANK[polities[a].form] - RANK[polities[b].form] || held[b] - held[a] || a - b);

  const hues = polities.map(() => -1);
  const used = HUES.light.map(() => 0);
  const palette = HUES.light.map((hex) => lab(linear(hex)));
  for (const polity of order) {
    const wish: Lab = lab(linear(/^#[0-9a-f]{6}$/i.test(polities[polity].colour) ? polities[polity].colour : '#888888'));
    const cost = (hue: number) => {
      const beside = [...neighbours[polity]].some((other) => hues[other] === hue);
      const nearby = [...near[polity]].some((other) => hues[other] === hue);
      return tint(wish, palette[hue]) + 0.35 * used[hue] + (beside ? 3 : 0) + (nearby ? 0.5 : 0);
    };
    const best = palette.map((_, hue) => hue).reduce((a, b) => (cost(b) < cost(a) ? b : a));
    hues[polity] = best;
    used[best] += 1;
  }
  return hues;
}
