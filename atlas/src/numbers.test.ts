import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, inRanges } from './numbers.ts';

test('whole numbers are told in runs', () => {
  assert.equal(inRanges([137, 3, 1, 2, 0, 41, 1204]), '0 to 3, 41, 137 and 1,204');
  assert.equal(inRanges([5, 6]), '5 and 6');
  assert.equal(inRanges([7]), '7');
  assert.equal(inRanges([]), '');
});

test('numbers are as long as those of the engine', () => {
  assert.deepEqual([12000.4, 8957.2, 150.8, 48.52, 20, 0.35, 0, 0.0052, -3].map(count), ['12,000', '8,957', '151', '48.5', '20', '0.35', '0', '0.0052', '-3']);
});
