import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Input, Scenario } from '../contract.ts';
import { type Change, onceEach, ranked, signed } from './results.ts';
import { actWords, combine, command, normal, slots, unusual, wrongWith } from './setup.ts';

const zeal: Input = {
  path: 'persons.kuchlug.zeal',
  label: 'Kuchlug: zeal',
  unit: 'share',
  low: 0.2,
  high: 0.95,
  limits: [0, 1],
  range: '0.2 to 0.95, most likely 0.6',
  source: '',
  date: false,
};
const comes: Input = { ...zeal, path: 'outside.kuchlug_comes.date', unit: 'date', date: true, low: 2162280, high: 2162645 };

const scenario = {
  id: 'qara-khitai/usurper',
  switches: [
    { name: 'persecution', label: '', on: true },
    { name: 'third-party-aid', label: '', on: false },
  ],
  conditions: [
    { id: 'zeal', options: [{ label: 'as it is', setup: {} }, { label: 'a zealot', setup: { set: [['persons.kuchlug.zeal', '0.9']] } }] },
    { id: 'faith', options: [{ label: 'as it is', setup: {} }, { label: 'none', setup: { flip: ['persecution'] } }] },
  ],
} as unknown as Scenario;

test('values, ranges and days are read as people write them', () => {
  assert.equal(normal(' 20,000 to 25,000 '), '20000..25000');
  assert.equal(normal('0.2 – 0.4'), '0.2..0.4');
  assert.equal(wrongWith(zeal, '0.5'), null);
  assert.equal(wrongWith(comes, '1210-03-01..1210-10-31'), null);
});

test('an absurd value is told in words, with what would be right', () => {
  assert.match(wrongWith(zeal, '9') ?? '', /9 is more than the most .* 1 \(share\)/);
  assert.match(wrongWith(zeal, 'very') ?? '', /“very” is not a number/);
  assert.match(wrongWith(zeal, '0.9..0.2') ?? '', /lower bound is above/);
  assert.match(wrongWith(comes, '1210-13-01') ?? '', /not a date/);
  assert.match(wrongWith(zeal, '') ?? '', /missing/);
});

test('what lies outside of what the model draws is allowed and marked', () => {
  assert.equal(wrongWith(zeal, '0.1'), null);
  assert.ok(unusual(zeal, '0.1') && !unusual(zeal, '0.3..0.4'));
});

test('what is typed holds before what a sentence stands for, and is told', () => {
  const { setup, clashes } = combine(scenario, { zeal: 1, faith: 1 }, [{ path: zeal.path, value: '0.5' }], ['persecution'], []);
  assert.deepEqual(setup, { set: [[zeal.path, '0.5']], flip: ['persecution'] });
  assert.equal(clashes.length, 1);
});

test('the command says the same as the page', () => {
  const act = { id: 1, date: '1211-06-01', form: 'POLITY policy FAITH POLICY', fillings: { 0: 'qara_khitai', 2: 'islam', 3: 'tolerate' } };
  const { setup } = combine(scenario, { zeal: 1 }, [], ['third-party-aid'], [act]);
  assert.equal(
    command(scenario, setup, 1, 500),
    'tumen whatif qara-khitai/usurper --histories 500 --with third-party-aid --set persons.kuchlug.zeal=0.9 --at 1211-06-01 "qara_khitai policy islam tolerate"',
  );
});

test('an act with an empty place is not one', () => {
  assert.deepEqual(slots('PERSON die').map(({ slot }) => slot), ['PERSON', null]);
  assert.equal(actWords({ id: 1, date: '', form: 'PERSON die', fillings: {} }), null);
  assert.equal(actWords({ id: 1, date: '', form: 'PERSON die', fillings: { 0: 'jebe' } }), 'jebe die');
});

test('what clearly changed comes first, the most changed before the others', () => {
  const row = (value: number, low: number, high: number) => ({ difference: { value, low, high } });
  const { clear, unclear } = ranked([row(0.05, 0.01, 0.09), row(-0.2, -0.3, -0.1), row(0.1, -0.1, 0.3), row(0, 0, 0)]);
  assert.deepEqual([clear.map((one) => one.difference.value), unclear.length], [[-0.2, 0.05], 1]);
  assert.deepEqual([signed(3.14), signed(-3.14), signed(0)], ['+3.1', '−3.1', '0.0']);
});

test('a question with two answers is told once, by the answer of the record', () => {
  const answer = (id: string, question: string, recorded = false) => ({ id, question, recorded }) as Change;
  const rows = [answer('no', 'A rising?'), answer('yes', 'A rising?', true), answer('a', 'Who?'), answer('b', 'Who?'), answer('c', 'Who?')];
  assert.deepEqual(onceEach(rows).map((row) => row.id), ['yes', 'a', 'b', 'c']);
});
