import assert from 'node:assert/strict';
import { test } from 'node:test';
import { share } from './shares.ts';
import { howOften, percent, spread } from './tell.ts';

test('what all or no histories have is told without an interval', () => {
  const told = (n: number, of: number) => Object.values(howOften(share(n, of), of)).filter(Boolean).join(' ');
  assert.equal(told(2000, 2000), 'all 2,000 histories');
  assert.equal(told(0, 2000), 'none of 2,000 histories');
  assert.equal(told(0, 0), 'none of 0 histories');
  assert.equal(told(1000, 2000), '50% (48%–52%) of 2,000 histories');
  assert.deepEqual([percent(0.001), percent(0.999), percent(1)], ['<1%', '>99%', '100%']);
});

test('a spread without width is one value', () => {
  assert.equal(spread('400,000', '400,000', '400,000', 'men'), 'nearly always 400,000 men');
  assert.equal(spread('149', '1,200', '8,957', 'men'), 'median 1,200 men, nine in ten between 149 and 8,957');
});
