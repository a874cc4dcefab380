import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Input, Scenario } from '../contract.ts';
import { type Change, couldBeDone, onceEach, ranked, signed } from './results.ts';
import { begun } from './begin.ts';
import { flaw, wrongSetup } from './check.ts';
import { actWords, combine, command, normal, quoted, slots, unusual, wrongWith } from './setup.ts';

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
  start: 2162280,
  end: 2167028,
  polities: [{ id: 'outside' }, { id: 'qara_khitai' }, { id: 'khwarazm' }],
  places: [{ id: 'otrar' }],
  faiths: [{ id: 'islam' }],
  persons: [{ id: 'jebe' }],
  acts: ['POLITY war POLITY', 'POLITY leave', 'POLITY attack PLACE', 'POLITY policy FAITH POLICY', 'PERSON die'].map((form) => ({ form, meaning: '' })),
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
  assert.match(wrongWith(zeal, '') ?? '', /value is missing: a number from 0 to 1 \(share\), or two with \.\. between them, is expected/);
  assert.match(wrongWith(zeal, '0.5..') ?? '', /bound is missing after the \.\./);
  assert.match(wrongWith(zeal, '..0.5') ?? '', /bound is missing before the \.\./);
  assert.match(wrongWith(zeal, '1e999') ?? '', /^1e999 is more than the most/);
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
    'tumen whatif qara-khitai/usurper --histories 500 --with third-party-aid --set persons.kuchlug.zeal=0.9 --at 1211-06-01 \'qara_khitai policy islam tolerate\'',
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

test('what a shell would read otherwise stands in quotes', () => {
  assert.equal(quoted('persons.kuchlug.zeal=0.9'), 'persons.kuchlug.zeal=0.9');
  assert.equal(quoted('a=0.5;rm -rf'), "'a=0.5;rm -rf'");
  assert.equal(quoted("it's"), "'it'\\''s'");
  assert.equal(quoted('$(x)'), "'$(x)'");
  assert.equal(quoted(''), "''");
});

const act = (fillings: Record<number, string>, date = '1211-06-01') => ({ id: 1, date, form: 'POLITY policy FAITH POLICY', fillings });
const whole = { 0: 'qara_khitai', 2: 'islam', 3: 'tolerate' };

test('a draft is sound only when every sentence in it is complete', () => {
  const wrong = (typed: { path: string; value: string }[], acts: ReturnType<typeof act>[]) => flaw(scenario, [zeal], typed, acts);
  assert.equal(wrong([{ path: zeal.path, value: '0.5' }], [act(whole)]), null);
  assert.deepEqual(wrong([{ path: zeal.path, value: '0.5;rm -rf' }], [])?.field, `input-${zeal.path}`);
  assert.match(wrong([{ path: zeal.path, value: '' }], [])?.words ?? '', /Kuchlug: zeal: A value is missing/);
  assert.match(wrong([], [act({ 0: 'qara_khitai' })])?.words ?? '', /empty place/);
  assert.match(wrong([], [act(whole, '1211-02-30')])?.words ?? '', /not a day/);
  assert.match(wrong([], [act(whole, '1290-01-01')])?.words ?? '', /not a day of this scenario/);
  const self = { ...act({ 0: 'khwarazm', 2: 'khwarazm' }), form: 'POLITY war POLITY' };
  assert.match(wrong([], [self])?.words ?? '', /takes two powers/);
});

test('what the setup of a link says wrong is told before anything is asked of the engine', () => {
  const wrong = (setup: unknown) => wrongSetup(setup, scenario, [zeal]);
  assert.equal(wrong({}), null);
  assert.equal(wrong({ set: [[zeal.path, '0.3..0.5']], flip: ['persecution'], acts: [['1211-06-01', 'qara_khitai policy islam tolerate']] }), null);
  assert.match(wrong([]) ?? '', /cannot be read/);
  assert.match(wrong({ sets: [] }) ?? '', /“sets”/);
  assert.match(wrong({ set: [['a']] }) ?? '', /pairs/);
  assert.match(wrong({ set: [[zeal.path, 3]] }) ?? '', /pairs/);
  assert.match(wrong({ set: [['persons.kuchlug.zea', '1']] }) ?? '', /no input “persons.kuchlug.zea”; the nearest name is “persons.kuchlug.zeal”/);
  assert.match(wrong({ set: [[zeal.path, '9']] }) ?? '', /9 is more than the most/);
  assert.match(wrong({ flip: ['persecutio'] }) ?? '', /no mechanism “persecutio”; the nearest name is “persecution”/);
  assert.match(wrong({ acts: [['1211-06-01', 'qara_khitai dances']] }) ?? '', /is no act/);
  assert.match(wrong({ acts: [['1211-06-01', 'khwarazm attack otra']] }) ?? '', /no place “otra”; the nearest name is “otrar”/);
  assert.match(wrong({ acts: [['1290-06-01', 'khwarazm leave']] }) ?? '', /not a day of this scenario/);
  assert.match(wrong({ flip: Array.from({ length: 65 }, () => 'persecution') }) ?? '', /at most 64/);
});

test('the laboratory begins from a setup so that it says the same again', () => {
  const setup = {
    set: [[zeal.path, '0.9'], ['siege.hunger', '0.02..0.05']] as [string, string][],
    flip: ['persecution', 'third-party-aid'],
    acts: [['1211-06-01', 'qara_khitai policy islam tolerate'], ['1213-01-01', 'jebe die']] as [string, string][],
  };
  const { chosen, typed, flips, acts } = begun(scenario, setup);
  assert.deepEqual([chosen, typed, flips], [{ zeal: 1, faith: 1 }, [{ path: 'siege.hunger', value: '0.02..0.05' }], ['third-party-aid']]);
  const again = combine(scenario, chosen, typed, flips, acts.map((one, id) => ({ ...one, id }))).setup;
  const sorted = (pairs: unknown[] = []) => pairs.map((pair) => JSON.stringify(pair)).sort();
  assert.deepEqual([sorted(again.set), sorted(again.flip), sorted(again.acts)], [sorted(setup.set), sorted(setup.flip), sorted(setup.acts)]);
});

test('it is told in how many histories the acts could be done', () => {
  assert.equal(couldBeDone([]), null);
  assert.equal(couldBeDone([74, 26]), 'The act could be done in 26 of the 100 histories.');
  assert.equal(couldBeDone([10, 60, 30]), 'All 2 acts could be done in 30 of the 100 histories, none of them in 10.');
});
