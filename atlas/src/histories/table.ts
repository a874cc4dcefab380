// What each of the many histories came to, read from the binary: a column for each question, date, number and place.

import type { Day, Ensemble, Scenario } from '../contract.ts';

/** In dates: never. */
export const NEVER = -1;

export interface Table {
  histories: number;
  /** By outcome: position of the case in each history. */
  outcomes: Uint8Array[];
  /** By date: the day in each history, or `NEVER`. */
  dates: Int32Array[];
  /** By number: its value in each history, or NaN. */
  numbers: Float32Array[];
  /** Days on which holders were read. */
  days: Day[];
  /** By day and place: position of the polity that holds it in each history. */
  holders: Uint8Array[][];
}

/** Reads the binary; throws in words if it is shorter than it must be. */
export function readTable(scenario: Scenario, ensemble: Ensemble, binary: ArrayBuffer): Table {
  const n = ensemble.histories;
  const { offsets, days } = ensemble;
  const places = scenario.places.length;
  const need = Math.max(
    offsets.dates + 4 * n * scenario.dates.length,
    offsets.numbers + 4 * n * scenario.numbers.length,
    offsets.outcomes + n * scenario.outcomes.length,
    offsets.holders + n * days.length * places,
  );
  if (binary.byteLength < need) {
    throw new Error(`The file of the many histories is damaged: it has ${binary.byteLength} bytes where ${need} are expected.`);
  }
  const view = new DataView(binary);
  const int = (from: number) => Int32Array.from({ length: n }, (_, i) => view.getInt32(from + 4 * i, true));
  const float = (from: number) => Float32Array.from({ length: n }, (_, i) => view.getFloat32(from + 4 * i, true));
  return {
    histories: n,
    outcomes: scenario.outcomes.map((_, i) => new Uint8Array(binary, offsets.outcomes + n * i, n)),
    dates: scenario.dates.map((_, i) => int(offsets.dates + 4 * n * i)),
    numbers: scenario.numbers.map((_, i) => float(offsets.numbers + 4 * n * i)),
    days,
    holders: days.map((_, d) => scenario.places.map((_, p) => new Uint8Array(binary, offsets.holders + n * (d * places + p), n))),
  };
}
