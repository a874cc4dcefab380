import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Address, type Kept, LAST_HISTORY, readAddress, writeAddress } from './address.ts';
import { readIso } from './days.ts';

const names = { place: ['balasagun', 'kashgar'], polity: ['outside', 'mongols'], person: ['zhilugu'], script: ['Arab', 'Hant'] };

const plain: Address = { view: 'map', history: 4217, seed: null, setup: {}, day: readIso('1217-11-03'), selection: null, script: null, keep: [] };

test('a moment of a history goes there and back', () => {
  for (const address of [
    plain,
    { ...plain, view: 'record' as const, selection: { kind: 'claim' as const, id: 'ck.lead.3.date' } },
    { ...plain, selection: { kind: 'event' as const, id: 812 }, seed: 7, script: 'Arab' },
    { ...plain, selection: { kind: 'person' as const, id: 212 } },
    {
      ...plain,
      view: 'histories' as const,
      keep: [
        ['outcome', 'usurper', ['killed', 'fled + hid & rode']],
        ['date', 'coup', '1211-01-01', '1212-12-31'],
        ['never', 'rising'],
        ['number', 'dispatched', 3.5, null],
        ['holder', 1215, 'kashgar', 'mongols'],
      ] satisfies Kept[],
    },
    { ...plain, selection: { kind: 'place' as const, id: 1 }, setup: { set: [['war.force', '20000..30000'] as [string, string]] } },
  ]) {
    const written = writeAddress(address, names, 1);
    const read = readAddress(written, names);
    assert.deepEqual(read.complaints, []);
    assert.deepEqual(read.address, address);
  }
  assert.equal(writeAddress(plain, names, 1), '#history=4217&day=1217-11-03');
});

test('a bad address is told in words and the rest is kept', () => {
  const { address, complaints } = readAddress('#history=-4&day=1217-02-30&place=kashgat&view=moon&event=12&setup=%7B', names);
  assert.equal(address.history, null);
  assert.equal(address.day, null);
  assert.equal(address.view, 'map');
  assert.deepEqual(address.selection, { kind: 'event', id: 12 });
  assert.equal(complaints.length, 5);
  assert.ok(complaints.some((text) => text.includes('the nearest name is “kashgar”')));
});

test('an empty address asks for nothing', () => {
  assert.deepEqual(readAddress('', names), { address: { ...plain, history: null, day: null }, complaints: [] });
});

test('what an address cannot say is told, and the rest is followed', () => {
  const told = (hash: string) => readAddress(hash, names).complaints.join(' ');
  assert.match(told('#nonsense=1'), /says nothing by “nonsense”/);
  assert.match(told('#histoy=1'), /the nearest name is “history”/);
  assert.match(told('#place=%E0%A4%A'), /“%E0%A4%A” is not percent-encoded/);
  assert.match(told('#script=Klingon'), /script “Klingon”; there are Arab, Hant/);
  assert.match(told('#keep=[["outcome"]]'), /choice among the histories cannot be read/);
  assert.match(told('#keep=7'), /cannot be read/);
  const twice = readAddress('#history=1&history=2&place=kashgar', names);
  assert.match(twice.complaints.join(), /“history” twice; the first holds/);
  assert.deepEqual([twice.address.history, twice.address.selection], [1, { kind: 'place', id: 1 }]);
});

test('the last history is that of the program', () => {
  assert.equal(LAST_HISTORY, 99_999_999);
  assert.deepEqual(readAddress('#history=99999999', names).complaints, []);
  assert.match(readAddress('#history=100000000', names).complaints[0], /from 0 to 99,999,999 is expected/);
});
