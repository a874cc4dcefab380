import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Event, History, Track } from './contract.ts';
import { courtOn, eventsUpTo, heardOf, holderOn, stepOn, suzerainOn } from './past.ts';

const history = {
  holders: [[[10, 1], [20, 2], [30, 1]]],
  suzerains: [[[10, null], [15, 3]], []],
  courts: [[{ from: 10, alive: true }, { from: 18, alive: false }]],
  news: [[12, 1, 0], [14, 2, 0], [15, 1, 7]],
} as unknown as History;

test('what began on a day holds on it', () => {
  assert.deepEqual([10, 19, 20, 29, 30, 99].map((day) => holderOn(history, 0, day)), [1, 1, 2, 2, 1, 1]);
  assert.equal(suzerainOn(history, 0, 14), null);
  assert.equal(suzerainOn(history, 0, 15), 3);
  assert.equal(suzerainOn(history, 1, 15), null);
  assert.equal(courtOn(history, 0, 9), null);
  assert.equal(courtOn(history, 0, 18)?.alive, false);
});

test('a host is there from its first step until it is gone', () => {
  const track = { steps: [{ from: 5, men: 100, stance: 'idle' }, { from: 9, men: 80, stance: 'marching' }, { from: 12, men: 80, stance: 'gone' }] } as unknown as Track;
  assert.equal(stepOn(track, 4), null);
  assert.equal(stepOn(track, 8.9)?.stance, 'idle');
  assert.equal(stepOn(track, 9)?.stance, 'marching');
  assert.equal(stepOn(track, 12), null);
});

test('events of today have happened, and news is of its event alone', () => {
  const events = [3, 5, 5, 8].map((day) => ({ day })) as Event[];
  assert.deepEqual([2, 3, 5, 7, 8].map((day) => eventsUpTo(events, day)), [0, 1, 3, 3, 4]);
  assert.deepEqual(heardOf(history, 0), [{ polity: 1, day: 12 }, { polity: 2, day: 14 }]);
});
