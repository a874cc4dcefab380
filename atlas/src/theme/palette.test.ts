import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Scenario } from '../contract.ts';
import { apart, deuteranope, lab, linear } from './colour.ts';
import { chosen, HUES } from './palette.ts';

const pairs = (list: string[]) => list.flatMap((a, i) => list.slice(0, i).map((b) => [a, b] as const));

for (const theme of ['light', 'dark'] as const) {
  test(`hues stay apart, ${theme}`, () => {
    for (const [a, b] of pairs(HUES[theme])) {
      const seen = apart(lab(linear(a)), lab(linear(b)));
      const deutan = apart(lab(deuteranope(linear(a))), lab(deuteranope(linear(b))));
      assert.ok(seen > 0.09, `${a} and ${b} are ${seen.toFixed(3)} apart`);
      assert.ok(deutan > 0.06, `${a} and ${b} are ${deutan.toFixed(3)} apart to a deuteranope`);
    }
  });

  test(`hues keep red for violence, ${theme}`, () => {
    for (const hex of HUES[theme]) {
      const [, a, b] = lab(linear(hex));
      const hue = (Math.atan2(b, a) * 180) / Math.PI;
      assert.ok(!(hue > 5 && hue < 45 && Math.hypot(a, b) > 0.1), `${hex} is red`);
    }
  });
}

test('in grey, most pairs still differ', () => {
  const told = pairs(HUES.light).filter(([a, b]) => Math.abs(lab(linear(a))[0] - lab(linear(b))[0]) > 0.03);
  assert.ok(told.length > 150, `${told.length} of 190`);
});

const polities = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `p${i}`, name: '', adjective: '', form: 'kingdom', colour: '#5b3f8c', people: 0, faith: 0 }));
const given = (count: number, routes: { a: number; b: number }[]) =>
  chosen({ polities: polities(count), routes } as unknown as Scenario, Array.from({ length: count }, (_, i) => i));
const row = (count: number) => Array.from({ length: count - 1 }, (_, a) => ({ a, b: a + 1 }));

test('twenty powers have twenty colours, and neighbours hardly look alike', () => {
  const hues = given(21, row(21));
  assert.equal(hues[0], -1);
  assert.equal(new Set(hues.slice(1)).size, 20);
  const far = row(21).slice(1).map(({ a, b }) => apart(lab(linear(HUES.light[hues[a]])), lab(linear(HUES.light[hues[b]]))));
  assert.ok(far.every((one) => one > 0.15), far.map((one) => one.toFixed(2)).join());
});

test('neighbours never share a colour, however many powers there are', () => {
  const hues = given(60, [...row(60), { a: 1, b: 59 }, { a: 10, b: 40 }]);
  for (const { a, b } of [...row(60), { a: 1, b: 59 }, { a: 10, b: 40 }]) assert.notEqual(hues[a], hues[b]);
});

test('whom the scenario is about shares a colour with nobody, however small it begins', () => {
  const all = polities(60);
  all[1].form = 'band';
  const hues = chosen({ polities: all, routes: row(60) } as unknown as Scenario, Array.from({ length: 60 }, (_, i) => i));
  assert.equal(hues.filter((hue) => hue === hues[1]).length, 1);
});

test('hues keep gold for the court', () => {
  for (const [theme, gold] of [['light', '#8a6600'], ['dark', '#dcb24a']] as const) {
    for (const hex of HUES[theme]) assert.ok(apart(lab(linear(hex)), lab(linear(gold))) > 0.08, `${hex} is gold`);
  }
});
