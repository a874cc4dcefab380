// Histories as streams from one question to the next.

import { tally } from './shares.ts';
import type { Table } from './table.ts';

export interface FlowNode {
  /** Which of the questions, from the left. */
  step: number;
  outcome: number;
  position: number;
  count: number;
  /** Top and bottom, as parts of the histories, gaps included. */
  y0: number;
  y1: number;
}

export interface FlowBand {
  from: FlowNode;
  to: FlowNode;
  count: number;
  /** Top on the left and on the right. */
  y0: number;
  y1: number;
}

export interface Flow {
  nodes: FlowNode[];
  bands: FlowBand[];
  /** Height of the tallest column in the same units, at least 1. */
  height: number;
}

/** Width of a letter of the labels, CSS pixels, on the average. */
const LETTER = 5.6;

/** A label cut to what fits into so many pixels, with room left for so many letters after it. */
export function fitting(text: string, room: number, after = 0): string {
  const most = Math.max(Math.floor(room / LETTER) - after, 5);
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** Gap between two answers, as a part of all histories. */
const GAP = 0.035;

/** Streams through the given outcomes; answers that no history gave are left out. */
export function flow(table: Table, outcomes: number[], cases: number[], histories: Uint32Array): Flow {
  const n = Math.max(histories.length, 1);
  const columns = outcomes.map((outcome, step) => {
    let y = 0;
    return tally(table.outcomes[outcome], histories, cases[step]).map((count, position): FlowNode => {
      const node = { step, outcome, position, count, y0: y, y1: y + count / n };
      if (count > 0) y = node.y1 + GAP;
      return node;
    });
  });
  const bands: FlowBand[] = [];
  for (let step = 0; step + 1 < columns.length; step++) {
    const [left, right] = [table.outcomes[outcomes[step]], table.outcomes[outcomes[step + 1]]];
    const counts = columns[step].map(() => new Array<number>(columns[step + 1].length).fill(0));
    for (const h of histories) counts[left[h]][right[h]]++;
    const filled = columns[step + 1].map((node) => node.y0);
    for (const from of columns[step]) {
      let y0 = from.y0;
      for (const to of columns[step + 1]) {
        const count = counts[from.position][to.position];
        if (count === 0) continue;
        bands.push({ from, to, count, y0, y1: filled[to.position] });
        y0 += count / n;
        filled[to.position] += count / n;
      }
    }
  }
  const nodes = columns.flat().filter((node) => node.count > 0);
  return { nodes, bands, height: Math.max(1, ...nodes.map((node) => node.y1)) };
}
