import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rounded, smoothed, thinned } from './land.ts';
import type { Point } from './projection.ts';

const zigzag: Point[] = Array.from({ length: 9 }, (_, i) => [i, i % 2]);

test('borders keep their ends, so that three still meet in a point', () => {
  const smooth = rounded(smoothed(zigzag));
  assert.deepEqual(smooth[0], zigzag[0]);
  assert.deepEqual(smooth.at(-1), zigzag.at(-1));
});

test('the steps of hexagons go', () => {
  const wobble = (line: Point[]) => Math.max(...line.slice(2, -2).map(([, y]) => Math.abs(y - 0.5)));
  assert.ok(wobble(smoothed(zigzag)) < wobble(zigzag) / 3);
});

test('a ring stays closed', () => {
  const ring: Point[] = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]];
  const smooth = smoothed(ring);
  assert.deepEqual(smooth[0], smooth.at(-1));
  assert.notDeepEqual(smooth[0], ring[0]);
});

test('a line walked backwards is the same line', () => {
  const there = rounded(smoothed(zigzag));
  const back = rounded(smoothed(zigzag.toReversed())).toReversed();
  there.forEach((point, i) => point.forEach((v, axis) => assert.ok(Math.abs(v - back[i][axis]) < 1e-12)));
});

test('points on the way are left out, corners and ends stay', () => {
  const line: Point[] = [[0, 0], [1, 0.01], [2, 0.05], [3, -0.01], [4, 0], [4, 3]];
  assert.deepEqual(thinned(line, 0.1), [[0, 0], [4, 0], [4, 3]]);
  assert.deepEqual(thinned(line, 0.001), line);
});
