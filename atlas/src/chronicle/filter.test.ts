import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { History, Scenario } from '../contract.ts';
import { EVERYTHING, passing } from './filter.ts';

const scenario = { kinds: [{ group: 'war', weight: 1 }, { group: 'siege', weight: 3 }, { group: 'court', weight: 2 }] } as unknown as Scenario;
const history = {
  events: [
    { kind: 0, text: 'A host marched on Kashgar.', actor: 1, other: 2, place: 4 },
    { kind: 1, text: 'Kashgar fell to the Nāymān.', actor: 2, other: 1, place: 4 },
    { kind: 2, text: 'A ruler died.', actor: 3, other: null, place: null },
  ],
} as unknown as History;

test('everyday events wait until they are asked for', () => {
  assert.deepEqual(passing(EVERYTHING, history, scenario), [1, 2]);
  assert.deepEqual(passing({ ...EVERYTHING, everyday: true }, history, scenario), [0, 1, 2]);
});

test('filters narrow together', () => {
  const all = { ...EVERYTHING, everyday: true };
  assert.deepEqual(passing({ ...all, groups: ['war', 'court'] }, history, scenario), [0, 2]);
  assert.deepEqual(passing({ ...all, actor: 1 }, history, scenario), [0, 1]);
  assert.deepEqual(passing({ ...all, actor: 2, place: 4, groups: ['siege'] }, history, scenario), [1]);
});

test('words are found without their marks, all of them', () => {
  assert.deepEqual(passing({ ...EVERYTHING, text: 'naiman kashgar' }, history, scenario), []);
  assert.deepEqual(passing({ ...EVERYTHING, text: 'nayman kashgar' }, history, scenario), [1]);
});
