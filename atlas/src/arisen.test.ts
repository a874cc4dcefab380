import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeIn } from './arisen.ts';
import type { History, Scenario } from './contract.ts';

test('whoever came into one history is not in the next', () => {
  const scenario = {
    persons: [{ name: 'One' }],
    polities: [{ name: 'locals' }, { name: 'Realm', form: 'empire' }, { name: 'kept', form: 'vacant' }],
  } as unknown as Scenario;
  const born = (name: string) => ({ id: 'born_1', name, male: true, polity: 1, born: 0, father: 0 });
  takeIn(scenario, { born: [born('Two'), born('Three')], arisen: [{ polity: 2, name: 'Ones of Town', people: 0, faith: 0 }] } as unknown as History, 1);
  assert.deepEqual(scenario.persons.map(({ name }) => name), ['One', 'Two', 'Three']);
  assert.equal(scenario.polities[2].name, 'Ones of Town');
  takeIn(scenario, { born: [], arisen: [] } as unknown as History, 1);
  assert.equal(scenario.persons.length, 1);
  assert.equal(scenario.polities[2].name, 'a power that did not arise');
  assert.equal(scenario.polities[1].name, 'Realm');
});
