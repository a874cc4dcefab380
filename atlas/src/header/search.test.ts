import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { History, Scenario } from '../contract.ts';
import type { RecordFile } from '../record/types.ts';
import { find, otherNames, plain } from './search.ts';

const scenario = {
  places: [{ id: 'kashgar', name: 'Kāshghar', names: [{ text: 'كاشغر', script: 'Arab' }, { text: '可失哈耳', script: 'Hant' }] }],
  polities: [{ id: 'outside', name: 'the local people', adjective: 'local', form: 'outpost' }, { id: 'mongols', name: 'Mongols', adjective: 'Mongol', form: 'empire' }],
  persons: [{ id: 'kuchlug', name: 'Küchlüg', office: '', polity: 1 }],
  kinds: [{ label: 'battle', weight: 3 }],
} as unknown as Scenario;
const history = { events: [{ day: 2162280, kind: 0, text: 'At Kāshghar, Mongols defeated Küchlüg.' }] } as unknown as History;
const titles = (asked: string) => find(asked, scenario, history).map((one) => `${one.what}: ${one.title}`);

test('names are found without their marks and in every script', () => {
  assert.equal(plain('Kāshghar’s Nīshāpūr'), 'kashghars nishapur');
  assert.deepEqual(titles('kashg'), ['place: Kāshghar', 'event: At Kāshghar, Mongols defeated Küchlüg.']);
  assert.deepEqual(titles('كاشغر'), ['place: Kāshghar']);
  assert.deepEqual(titles('可失'), ['place: Kāshghar']);
  assert.equal(titles('kuchlug')[0], 'person: Küchlüg');
});

test('events are found by their words in any order, names stand before them', () => {
  assert.deepEqual(titles('defeated mongols'), ['event: At Kāshghar, Mongols defeated Küchlüg.']);
  assert.equal(titles('mongol')[0], 'power: Mongols');
});

test('nothing is found of nothing', () => {
  assert.deepEqual(titles('  '), []);
  assert.deepEqual(titles('zzz'), []);
});

const record = {
  entities: [{ id: 'kuchlug', label: 'Kuchlug, son of the khan of the Naimans', kind: 'person', note: '' }],
  places: [{ id: 'kashgar', name: 'Kashgar', aliases: ['Shule', '疏勒'], kind: 'city' }],
  claims: [
    { about: 'kuchlug', value: { type: 'name', form: '屈出律', transliteration: 'Qūchūlǜ' } },
    { about: 'kuchlug', value: { type: 'name', form: 'Guchulug', transliteration: '' } },
    { about: 'kuchlug', value: { type: 'text', text: 'fled' } },
  ],
} as unknown as RecordFile;

test('people and places are found by every name of the record, and it is told by which', () => {
  const others = otherNames(record);
  const first = (asked: string) => find(asked, scenario, history, others)[0];
  for (const asked of ['Güchülüg', '屈出律', 'quchulu', 'khan of the naimans']) assert.equal(first(asked)?.title, 'Küchlüg', asked);
  assert.equal(first('guchulug').detail, 'also Guchulug, Mongols');
  assert.deepEqual([first('shule').title, first('疏勒').detail], ['Kāshghar', 'also 疏勒, كاشغر, 可失哈耳']);
  assert.equal(first('kuchlug').detail, 'Mongols');
});
