import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Address, readAddress, writeAddress } from './address.ts';
import { readIso } from './days.ts';

const names = { place: ['balasagun', 'kashgar'], polity: ['outside', 'mongols'], person: ['zhilugu'] };

const plain: Address = { view: 'map', history: 4217, seed: null, setup: {}, day: readIso('1217-11-03'), selection: null, script: null };

test('a moment of a history goes there and back', () => {
  for (const address of [
    plain,
    { ...plain, view: 'record' as const, selection: { kind: 'claim' as const, id: 'ck.lead.3.date' } },
    { ...plain, selection: { kind: 'event' as const, id: 812 }, seed: 7, script: 'Arab' },
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
