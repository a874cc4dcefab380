import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { History } from '../contract.ts';
import { realmAt } from './realm.ts';

const history = { history: 1, digest: 'd', holders: [[[0, 1]], [[0, 1], [100, 2]]], suzerains: [[[0, null]], [[0, null]], [[0, null], [50, 1]]] } as unknown as History;

test('a place passes from hand to hand over some days, and then it is settled', () => {
  assert.equal(realmAt(history, 99.9).passing.size, 0);
  const parts = [100, 105, 110, 119].map((day) => realmAt(history, day).passing.get(1)?.part ?? 1);
  assert.ok(parts.every((part, i) => part > 0 && part < 1 && (i === 0 || part > parts[i - 1])), String(parts));
  assert.equal(realmAt(history, 120).passing.size, 0);
  assert.deepEqual(realmAt(history, 120).holders, [1, 2]);
});

test('a picture is made anew only when something changed', () => {
  assert.equal(realmAt(history, 60).key, realmAt(history, 90).key);
  assert.notEqual(realmAt(history, 49).key, realmAt(history, 50).key);
  assert.notEqual(realmAt(history, 99).key, realmAt(history, 100).key);
  assert.notEqual(realmAt(history, 101).key, realmAt(history, 112).key);
});
