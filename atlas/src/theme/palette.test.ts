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
      assert.ok(seen > 0.1, `${a} and ${b} are ${seen.toFixed(3)} apart`);
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
  assert.ok(told.length > 35, `${told.length} of 45`);
});

test('neighbours never share a hue while there are hues enough', () => {
  const polities = Array.from({ length: 14 }, (_, i) => ({ id: `p${i}`, name: '', adjective: '', form: 'kingdom', colour: '#5b3f8c', people: 0, faith: 0 }));
  const routes = Array.from({ length: 13 }, (_, a) => ({ a, b: a + 1 }));
  const holders = polities.map((_, i) => i);
  const hues = chosen({ polities, routes } as unknown as Scenario, holders);
  assert.equal(hues[0], -1);
  for (const { a, b } of routes) assert.notEqual(hues[a], hues[b]);
  assert.equal(new Set(hues).size, 11);
});
