import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ensemble, Scenario } from '../contract.ts';
import { type Condition, matching } from './choice.ts';
import { fitting, flow } from './flow.ts';
import { mix } from './mix.ts';
import { happened, quantile, share, tally, values } from './shares.ts';
import { NEVER, readTable } from './table.ts';

/** Four histories of a scenario with two questions, a date, a number and two places, read on one day. */
const scenario = {
  outcomes: [{ cases: [{}, {}] }, { cases: [{}, {}, {}] }],
  dates: [{}],
  numbers: [{}],
  places: [{}, {}],
} as unknown as Scenario;

function example() {
  const binary = new ArrayBuffer(48);
  const view = new DataView(binary);
  [100, NEVER, 300, 200].forEach((day, h) => view.setInt32(4 * h, day, true));
  [5, NaN, 2.5, 10].forEach((value, h) => view.setFloat32(16 + 4 * h, value, true));
  new Uint8Array(binary).set([0, 1, 0, 0, /* second question */ 2, 2, 0, 1, /* holders */ 3, 3, 4, 3, 0, 0, 0, 1], 32);
  const ensemble = { histories: 4, days: [50], offsets: { dates: 0, numbers: 16, outcomes: 32, holders: 40 } } as unknown as Ensemble;
  return { binary, ensemble };
}

function table() {
  const { binary, ensemble } = example();
  return readTable(scenario, ensemble, binary);
}

test('the binary is read column by column', () => {
  const read = table();
  assert.deepEqual([...read.outcomes[1]], [2, 2, 0, 1]);
  assert.deepEqual([...read.dates[0]], [100, NEVER, 300, 200]);
  assert.deepEqual([...read.holders[0][1]], [0, 0, 0, 1]);
});

test('a binary that is too short is refused in words', () => {
  const { binary, ensemble } = example();
  assert.throws(() => readTable(scenario, ensemble, binary.slice(0, 40)), /has 40 bytes where 48 are expected/);
});

test('conditions are met together, and a chart can leave out its own', () => {
  const conditions: Condition[] = [
    { of: 'outcome', column: 0, cases: [0] },
    { of: 'date', column: 0, from: 150, until: 400 },
  ];
  assert.deepEqual([...matching(table(), conditions)], [2, 3]);
  assert.deepEqual([...matching(table(), conditions, 'date 0')], [0, 2, 3]);
});

test('never, numbers and holders choose what they say', () => {
  assert.deepEqual([...matching(table(), [{ of: 'never', column: 0 }])], [1]);
  assert.deepEqual([...matching(table(), [{ of: 'number', column: 0, low: 3, high: 10 }])], [0, 3]);
  assert.deepEqual([...matching(table(), [{ of: 'holder', day: 0, place: 0, polity: 4 }])], [2]);
});

test('what did not happen has no day and no number', () => {
  const all = matching(table(), []);
  assert.deepEqual([...happened(table().dates[0], all)], [100, 200, 300]);
  assert.deepEqual([...values(table().numbers[0], all)], [2.5, 5, 10]);
  assert.deepEqual(tally(table().outcomes[1], all, 3), [1, 1, 2]);
});

test('shares have the intervals that the engine gives', () => {
  // 6 of 500, as `tumen run --format json` has it.
  const { share: part, low, high } = share(6, 500);
  assert.ok(Math.abs(part - 0.012) < 1e-12 && Math.abs(low - 0.005511) < 1e-5 && Math.abs(high - 0.02593) < 1e-5);
  assert.deepEqual([share(0, 10).low, share(10, 10).high], [0, 1]);
});

test('quantiles are those of the engine: the least value that a part of all do not exceed', () => {
  assert.equal(quantile([10, 20, 30, 40], 0.5), 20);
  // 15 days, as `data/ensemble.json` has their 5 and 95%: the first and the last.
  const days = Array.from({ length: 15 }, (_, i) => 2163473 + 251 * i);
  assert.deepEqual([0, 0.05, 0.5, 0.95, 1].map((part) => quantile(days, part)), [2163473, 2163473, 2165230, 2166987, 2166987]);
  assert.equal(quantile([], 0.5), null);
});

test('streams keep every history from question to question', () => {
  const all = matching(table(), []);
  const { nodes, bands } = flow(table(), [0, 1], [2, 3], all);
  assert.equal(bands.reduce((sum, band) => sum + band.count, 0), 4);
  for (const node of nodes.filter((one) => one.step === 1)) {
    assert.equal(bands.filter((band) => band.to === node).reduce((sum, band) => sum + band.count, 0), node.count);
  }
});

test('a label leaves room for its share', () => {
  const text = 'put to death by the invaders';
  const cut = fitting(text, 112, 5);
  assert.ok(cut.endsWith('…') && (cut.length + 5) * 5.6 <= 112, cut);
  assert.equal(fitting(text, 400, 5), text);
});

test('colours mix by their parts', () => {
  assert.equal(mix(['#ff0000', '#0000ff'], [1, 0]), 'rgb(255 0 0)');
  assert.equal(mix(['#000000', '#ffffff'], [1, 1]), 'rgb(188 188 188)');
});
