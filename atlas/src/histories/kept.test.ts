import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kept } from '../address.ts';
import type { Scenario } from '../contract.ts';
import { readIso } from '../days.ts';
import type { Condition } from './choice.ts';
import { fromKept, toKept } from './kept.ts';

const scenario = {
  outcomes: [{ id: 'usurper', cases: [{ id: 'killed' }, { id: 'fled' }] }],
  dates: [{ id: 'coup' }],
  numbers: [{ id: 'dispatched' }],
  places: [{ id: 'kashgar' }],
  polities: [{ id: 'outside' }, { id: 'mongols' }],
} as unknown as Scenario;
const days = [readIso('1214-12-31')!, readIso('1215-12-31')!];

test('a choice goes into an address and comes back', () => {
  const chosen: Condition[] = [
    { of: 'outcome', column: 0, cases: [1, 0] },
    { of: 'date', column: 0, from: readIso('1211-01-01')!, until: readIso('1212-12-31')! },
    { of: 'number', column: 0, low: 3.5, high: Infinity },
    { of: 'holder', day: 1, place: 0, polity: 1 },
  ];
  const kept = chosen.map((one) => toKept(one, scenario, days));
  assert.deepEqual(kept[3], ['holder', 1215, 'kashgar', 'mongols']);
  const written = JSON.parse(JSON.stringify(kept)) as Kept[];
  assert.deepEqual(fromKept(written, scenario, days), { conditions: chosen, complaints: [] });
  const never: Condition = { of: 'never', column: 0 };
  assert.deepEqual(fromKept([toKept(never, scenario, days)], scenario, days).conditions, [never]);
});

test('what this scenario has not is told, and the rest of the choice holds', () => {
  const kept: Kept[] = [
    ['outcome', 'usurped', ['killed']],
    ['outcome', 'usurper', ['risen']],
    ['date', 'coup', 'soon', '1212-12-31'],
    ['date', 'coup', '1213-01-01', '1212-12-31'],
    ['number', 'dispatched', 4, 3],
    ['holder', 1300, 'kashgar', 'mongols'],
    ['never', 'coup'],
  ];
  const { conditions, complaints } = fromKept(kept, scenario, days);
  assert.deepEqual(conditions, [{ of: 'never', column: 0 }]);
  assert.equal(complaints.length, 6);
  assert.match(complaints[0], /usurped/);
});
