import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Book, fold } from './book.ts';
import { eras, namesOf } from './names.ts';
import { bars, entryWords } from './timeline.ts';
import type { Claim, Conflict, Disagreement, Entry, RecordData, Value } from './types.ts';
import { disagreementWords, links, sayings, verdict } from './words.ts';

function claim(id: string, source: string, about: string, property: string, value: Value, more: Partial<Claim> = {}): Claim {
  return { id, source, loci: [`${id}.1`], about, property, value, written: '', modality: 'stated', of: [], account: null, side: null, at: null, note: '', ...more };
}

const date = (words: string): Value => ({ type: 'date', edtf: words, calendar: 'julian', words, earliest: { julian: '', gregorian: '' }, latest: { julian: '', gregorian: '' } });
const name = (form: string, script: string, sort: string): Value => ({ type: 'name', form, language: 'en', script, tag: 'en', sort, transliteration: '' });

const conflict: Conflict = {
  claims: ['a.date', 'b.date'],
  witnesses: [['a.date'], ['b.date', 'b.again']],
  explanation:
    'These 2 claims cannot all be true: (1) the dispatch falls in 1216 [A, Lead 3]; (2) the dispatch falls in 1218 [B, Invasion 2]. If the others stand, (1) could be no earlier than 1 Jan 1218; (2) could be no later than 31 Dec 1216.',
};

const entry: Entry = {
  id: 'reign', label: 'the reign', kind: 'reign', extent: 'span', lane: 'reigns', earliest: '1178-01-01', latest: '1211-12-31', agreement: 'rival', inferred: false,
  starts: [
    { earliest: '1177-01-01', latest: '1177-12-31', stated: true, claims: [] },
    { earliest: '1178-01-01', latest: '1178-12-31', stated: true, claims: [] },
  ],
  ends: [{ earliest: '1211-01-01', latest: '1211-12-31', stated: true, claims: [] }],
  start_bounds: { earliest: '1177-01-01', latest: '1178-12-31' },
  end_bounds: { earliest: '1211-01-01', latest: '1211-12-31' },
};

function book(): Book {
  const record = {
    sources: [{ id: 'a', title: 'Document A' }, { id: 'b', title: 'Document B' }],
    documents: [{ source: 'a', units: [{ unit: 'a.date.1', section: 'Lead' }] }, { source: 'b', units: [] }],
    happenings: [
      { id: 'dispatch', label: 'the dispatch', kind: 'campaign', extent: 'instant', note: '' },
      { id: 'tianxi_years', label: 'the era Tianxi', kind: 'state', extent: 'span', note: '' },
    ],
    entities: [{ id: 'kuchlug', label: 'Kuchlug', kind: 'person', note: '' }, { id: 'tianxi', label: 'Tianxi', kind: 'name', note: '' }],
    places: [{ id: 'kashgar', name: 'Kashgar', aliases: ['喀什噶爾'], kind: 'city' }],
    accounts: [],
    claims: [
      claim('a.date', 'a', 'dispatch', 'date', date('1216')),
      claim('b.date', 'b', 'dispatch', 'date', date('1218')),
      claim('b.again', 'b', 'dispatch', 'date', date('1218'), { modality: 'reported' }),
      claim('a.name', 'a', 'kuchlug', 'name', name('Güchülüg', 'Latn', 'variant')),
      claim('b.name', 'b', 'kuchlug', 'name', name('Güchülüg', 'Latn', 'variant')),
      claim('a.whom', 'a', 'dispatch', 'against', { type: 'who', things: ['kuchlug'] }),
      claim('a.era', 'a', 'tianxi', 'name', name('Tianxi', 'Latn', 'era')),
      claim('a.hanzi', 'a', 'tianxi', 'name', name('天禧', 'Hant', 'era')),
      claim('a.his', 'a', 'tianxi_years', 'subject', { type: 'who', things: ['kuchlug'] }),
    ],
  };
  return new Book({ record, disagreements: [], conflicts: { conflicts: [conflict] }, timeline: [entry] } as unknown as RecordData);
}

test('a thing is found under any of its names, without regard to marks', () => {
  assert.ok(book().matches('kuchlug', fold('guchul')));
  assert.ok(book().matches('kashgar', fold('喀什')));
  assert.ok(!book().matches('kashgar', fold('kuchlug')));
});

test('claims are known by what they are about and by whom they name', () => {
  assert.deepEqual(book().naming('kuchlug').map((one) => one.id), ['a.whom', 'a.his']);
  assert.deepEqual(book().tellers('dispatch'), ['a', 'b']);
  assert.equal(book().locus('a', 'a.date.1'), 'Lead 1');
  assert.equal(book().conflicts('dispatch').length, 1);
});

test('names are gathered with the documents that have them, and eras with their writing', () => {
  const [row, ...others] = namesOf(book(), 'kuchlug');
  assert.deepEqual([row.form, row.sources, others.length], ['Güchülüg', ['a', 'b'], 0]);
  assert.deepEqual(eras(book(), 'kuchlug').map((era) => [era.label, era.writings]), [['the era Tianxi', ['天禧']]]);
});

test('the links of a broken chain are taken out of its explanation', () => {
  const [first, second] = links(conflict);
  assert.deepEqual([first.told, first.remedy], ['the dispatch falls in 1216', 'could be no earlier than 1 Jan 1218']);
  assert.deepEqual([second.told, second.remedy, second.witnesses.length], ['the dispatch falls in 1218', 'could be no later than 31 Dec 1216', 2]);
});

test('a disagreement is told in plain words', () => {
  const said = (source: string, value: string) => ({ id: '', source, locus: [], value, modality: 'stated' as const, account: null });
  const one: Disagreement = {
    about: 'dispatch', label: '', property: 'date', side: null, kind: 'between documents', relation: 'contradiction',
    claims: [said('a', 'in 1216'), said('b', 'in 1218'), said('b', 'in 1219')],
  };
  assert.equal(disagreementWords(book(), one), 'Document A: in 1216; Document B: in 1218, and elsewhere in 1219.');
  assert.equal(verdict(one), 'They contradict each other.');
});

test('a document that says a thing twice says it once, at two places', () => {
  const groups = sayings(book(), book().about('dispatch').filter((one) => one.source === 'b'));
  assert.deepEqual(groups.map((group) => group.map((one) => one.id)), [['b.date', 'b.again']]);
});

test('a reign is a bar with what is sure, what is open, and its rival dates', () => {
  const [bar] = bars([entry], [2140000, 2170000]);
  assert.ok(bar.inner && bar.outer[0] < bar.inner[0] && bar.inner[1] < bar.outer[1]);
  assert.deepEqual(bar.marks.map((mark) => [mark.at, mark.rival]), [['start', true], ['start', true], ['end', false]]);
  assert.equal(entryWords(entry), 'from 1177 or 1178 to 1211');
});
