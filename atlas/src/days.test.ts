import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf, dayOf, iso, longDate, readIso, span } from './days.ts';

test('the reform of 1582 stands where every table has it', () => {
  // 4 October 1582 of the Julian calendar is day 2299160, the last before the Gregorian calendar.
  assert.equal(dayOf({ year: 1582, month: 10, day: 4 }), 2299160);
  assert.equal(dayOf({ year: 1208, month: 1, day: 1 }), 2162280);
});

test('every day goes there and back, through leap years', () => {
  for (let day = dayOf({ year: 1199, month: 12, day: 25 }); day < dayOf({ year: 1221, month: 3, day: 3 }); day++) {
    assert.equal(dayOf(dateOf(day)), day);
    assert.equal(readIso(iso(day)), day);
  }
  // 1200 is a leap year in this calendar, though not in ours.
  assert.equal(iso(dayOf({ year: 1200, month: 2, day: 28 }) + 1), '1200-02-29');
});

test('what is no date is refused', () => {
  for (const text of ['', '1217', '1217-13-01', '1217-02-29', '1217-00-10', '1217-1-0', 'soon', '1217-11-03x']) {
    assert.equal(readIso(text), null, text);
  }
  assert.notEqual(readIso('1216-02-29'), null);
});

test('dates read as a historian writes them', () => {
  const day = dayOf({ year: 1217, month: 11, day: 3 });
  assert.equal(longDate(day), '3 November 1217');
  assert.equal(span(dayOf({ year: 1216, month: 1, day: 1 }), dayOf({ year: 1216, month: 12, day: 31 })), '1216');
  assert.equal(span(dayOf({ year: 1217, month: 8, day: 1 }), dayOf({ year: 1217, month: 9, day: 30 })), 'August to September 1217');
  assert.equal(span(day, day + 2), '3 to 5 November 1217');
  assert.equal(span(day, day), '3 November 1217');
});
