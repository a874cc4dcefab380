import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Event, EventKind, History, Scenario } from '../contract.ts';
import { dayOf } from '../days.ts';
import { pace } from './pace.ts';
import { reignsOf } from './reigns.ts';
import { brackets, density, LANES, years } from './scale.ts';

const kinds = [{ group: 'war', weight: 3 }, { group: 'court', weight: 1 }] as EventKind[];
const scenario = {
  start: dayOf({ year: 1208, month: 1, day: 1 }),
  end: dayOf({ year: 1210, month: 12, day: 31 }),
  kinds,
  polities: [{ name: 'A' }],
  persons: [{ name: 'One' }, { name: 'Two' }],
  dates: [[0, 100], [50, 400], [200, 300], null].map((window) => ({ window: window && window.map((day) => day + dayOf({ year: 1208, month: 1, day: 1 })) })),
} as unknown as Scenario;
const events = [10, 11, 12, 13, 600].map((day, i) => ({ day: scenario.start + day, kind: i === 4 ? 1 : 0 })) as Event[];

test('time slows where much happens and only there', () => {
  const at = (day: number) => pace(events, kinds, scenario.start + day);
  assert.equal(at(300), 1);
  assert.ok(at(11) < 0.6 && at(11) >= 0.28);
  assert.ok(at(600) > 0.95);
});

test('density loses no event and nothing falls outside', () => {
  const sums = density(events, scenario, 7);
  assert.equal(sums[0].reduce((a, b) => a + b), 12);
  assert.ok(Math.abs(sums[1].reduce((a, b) => a + b) - 0.4) < 1e-9);
  assert.deepEqual(density([{ day: scenario.end, kind: 0 } as Event], scenario, 3)[0], [0, 0, 3]);
});

test('years and brackets lie in the span, brackets beside each other', () => {
  assert.deepEqual(years(scenario, 400).map(({ year }) => year), [1208, 1209, 1210]);
  const laid = brackets(scenario);
  assert.equal(laid.length, 3);
  assert.ok(laid.every(({ lane }) => lane >= 0 && lane < LANES));
  for (const a of laid) for (const b of laid) assert.ok(a === b || a.lane !== b.lane || a.until < b.from || b.until < a.from);
});

test('the years of a century are told as many as there is room for', () => {
  const century = { ...scenario, start: dayOf({ year: 1124, month: 1, day: 1 }), end: dayOf({ year: 1220, month: 12, day: 31 }) };
  assert.deepEqual(years(century, 800).slice(0, 3).map(({ year }) => year), [1125, 1130, 1135]);
  assert.ok(years(century, 300).length <= 300 / 36);
  assert.notEqual(years(century, 800).at(-1)?.year, 1220);
});

test('a court that moves is no new reign', () => {
  const court = (from: number, seat: number, power: number | null, ruler: number | null, alive = true) => ({ from: scenario.start + from, alive, seat, power, ruler });
  const history = { courts: [[court(0, 1, 0, 0), court(50, 2, 0, 0), court(90, 2, 1, 0), court(200, 2, null, null, false)]] } as unknown as History;
  const reigns = reignsOf(history, scenario, 0);
  assert.deepEqual(reigns.map(({ words }) => words), ['One on the throne', 'Two in power, One on the throne', 'A: no power of its own']);
  assert.equal(reigns[0].until, reigns[1].from);
  assert.equal(reigns[2].until, scenario.end);
});
