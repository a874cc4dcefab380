import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Box, Room } from './taken.ts';

const box = (left: number, top = 0): Box => ({ left, top, right: left + 40, bottom: top + 12 });

test('a name takes the first spot that is free, and leaves no other there', () => {
  const room = new Room();
  room.take(box(0));
  assert.equal(room.spot([10, 50, 100], box), 50);
  room.take(box(50));
  assert.equal(room.spot([10, 60], box), null);
  assert.equal(room.spot([10, 100, 200], box, ({ left }) => left > 150), 200);
});

test('a name shuns standards, and lies on one only where there is no other room', () => {
  const room = new Room([{ left: 5, top: -10, right: 15, bottom: 5 }]);
  assert.equal(room.spot([0, 100], box), 100);
  assert.equal(room.spot([0], box), 0);
  room.take(box(100));
  assert.equal(room.spot([0, 100], box), 0);
});

test('boxes are free of each other however far apart their cells are', () => {
  const room = new Room();
  room.take({ left: 0, top: 0, right: 500, bottom: 200 });
  assert.equal(room.spot([[450, 190], [501, 0]], ([x, y]) => box(x, y))?.[0], 501);
});
