// Colours of the powers: twenty, of different hue and lightness, that stay apart for deuteranopes too. Red is kept for
// violence and gold for the court, so neither is among them.

import type { History, Scenario } from '../contract.ts';
import { apart, type Lab, lab, linear } from './colour.ts';

type Theme = 'light' | 'dark';

/**
 * The colours, found by letting twenty of little chroma push each other, grey, red and gold apart, both as everybody sees
 * them and as deuteranopes do; the dark ones are the light ones, lighter, pushed apart again.
 */
export const HUES: Record<Theme, string[]> = {
  light: [
    '#6c76c8', '#c47835', '#245096', '#178e5d', '#744d54', '#b1ae47', '#b368a6', '#2b5a00', '#fbb368', '#a2b1ff',
    '#462975', '#f2a6ea', '#4f3728', '#4ca0e0', '#96d6a6', '#00464e', '#764d9a', '#849578', '#00bbbb', '#517580',
  ],
  dark: [
    '#8596ea', '#f0a799', '#4777c0', '#3ea570', '#b87b20', '#bddb7d', '#d089ce', '#6f7900', '#ffe384', '#c2c1ff',
    '#6753a3', '#ffd4ff', '#8f4e48', '#65c1ff', '#a2fcc5', '#1c7076', '#a05ea0', '#9bafa0', '#4fdfcc', '#17a2b7',
  ],
};

/** People of the places that nobody rules. */
const UNRULED: Record<Theme, string> = { light: '#b5ae9f', dark: '#7b7870' };

/** Weight of a polity in the choice of colours: the greater choose first. */
const RANK = { empire: 0, kingdom: 1, tribe: 2, city: 3, outpost: 4, band: 5, vacant: 6, remote: 7, outside: 8 };

/** Whom the scenario is about: the power that it names first, after nobody. It may begin as a band, and has a colour of its own. */
const HERO = 1;

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

/** Nearer colours than this are not for neighbours, if others are left: thin over land, they are half as far apart. */
const FAR = 0.25;

/**
 * Which colour each polity gets, -1 for grey. The more important choose first; each takes the colour nearest to the one
 * that the scenario wishes, but rather one that nobody has, and hardly one that a neighbour has or that looks like it.
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
    // Those that are kept for powers that may arise choose last.
    .filter((i) => i > 0)
    .sort((a, b) => Number(b === HERO) - Number(a === HERO) || RANK[polities[a].form] - RANK[polities[b].form] || held[b] - held[a] || a - b);

  const hues = polities.map(() => -1);
  const used = HUES.light.map(() => 0);
  const palette = HUES.light.map((hex) => lab(linear(hex)));
  for (const polity of order) {
    const wish: Lab = lab(linear(/^#[0-9a-f]{6}$/i.test(polities[polity].colour) ? polities[polity].colour : '#888888'));
    const cost = (hue: number) => {
      const like = (others: Set<number>) =>
        Math.max(0, ...[...others].filter((other) => hues[other] >= 0).map((other) => 1 - apart(palette[hue], palette[hues[other]]) / FAR));
      const beside = [...neighbours[polity]].some((other) => hues[other] === hue);
      const hero = hues[HERO] ?? -1;
      const hers = polity === HERO || hero < 0 ? 0 : hue === hero ? 5 : Math.max(0, 1 - apart(palette[hue], palette[hero]) / FAR);
      return tint(wish, palette[hue]) + used[hue] + hers + (beside ? 10 : 0) + 0.6 * like(neighbours[polity]) + 0.3 * like(near[polity]);
    };
    const best = palette.map((_, hue) => hue).reduce((a, b) => (cost(b) < cost(a) ? b : a));
    hues[polity] = best;
    used[best] += 1;
  }
  return hues;
}
