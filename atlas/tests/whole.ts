import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { type Stage, visit } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, in a line each. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; help: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } };
    const { violations } = await axe.run();
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.target} (${node.failureSummary})`).join('; ')}`);
  });
}

/** Opens what can be opened in the laboratory, and runs it. */
async function work(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Rulers … a faith that is not their own.' }).selectOption('always tolerate');
  await page.getByRole('button', { name: 'About this condition' }).first().click();
  await page.getByText('More: any value').click();
  await page.getByRole('searchbox', { name: /values that a history draws/ }).fill('kuchlug zeal');
  await page.getByRole('button', { name: /^Kuchlug: zeal/ }).click();
  await page.getByRole('combobox', { name: 'Add an act:' }).selectOption('PERSON die');
  await page.getByRole('combobox', { name: 'Pairs of histories' }).selectOption('100');
  await page.getByRole('textbox', { name: 'Kuchlug: zeal' }).fill('0.9');
  await page.getByRole('combobox', { name: 'person', exact: true }).selectOption('Jebe');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText(/^100 pairs in/).waitFor({ timeout: 60_000 });
}

/** Chooses among the histories, and opens a year. */
async function choose(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^never took power/ }).first().click();
  await page.getByRole('button', { name: 'Who holds what at the end of 1215' }).click();
}

/** A name, an address, what tells that it is there, and what is done there. */
const VIEWS: [string, string, RegExp, ((page: Page) => Promise<void>)?][] = [
  ['the map', '#event=3', /Why/],
  ['histories', '#view=histories', /What became of it/, choose],
  ['the laboratory', '#view=laboratory', /What if/, work],
  ['the record', '#view=record', /What the documents say/],
  ['a happening', '#view=record&thing=execution_of_kuchlug', /By whom/],
  ['a person', '#view=record&thing=yelu_dashi', /耶律大石/],
];

export function whole(on: () => Stage): void {
  for (const dark of [false, true]) {
    test(`every view passes axe in ${dark ? 'dark' : 'light'} colours`, async () => {
      const found: string[] = [];
      for (const [name, hash, ready, act] of VIEWS) {
        await visit(on(), hash, { dark }, async (page) => {
          await page.getByText(ready).first().waitFor();
          await act?.(page);
          found.push(...(await faults(page)).map((one) => `${name}: ${one}`));
        });
      }
      assert.deepEqual(found, []);
    });
  }

  test('every view fits a telephone', async () => {
    for (const [name, hash, ready, act] of VIEWS) {
      await visit(on(), hash, { width: 390, height: 844 }, async (page) => {
        await page.getByText(ready).first().waitFor();
        await act?.(page);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, `${name} is too wide`);
      });
    }
  });

  test('a bad link is told in words, and the page goes on', async () => {
    const links: [string, RegExp][] = [
      ['#history=99999999999', /is not the number of a history/],
      ['#history=100000000', /from 0 to 99,999,999 is expected/],
      ['#nonsense=1', /says nothing by “nonsense”/],
      ['#script=Klingon', /script “Klingon”/],
      ['#place=%E0%A4%A', /is not percent-encoded text/],
      ['#day=1300-01-01', /lies outside this scenario/],
      ['#place=atlantis', /has no place “atlantis”/],
      ['#event=999999', /has no event 999999/],
      ['#view=moon', /There is no view “moon”/],
      ['#setup=%7Bbroken', /cannot be read/],
      ['#view=record&claim=none.such', /no claim “none.such”/],
    ];
    for (const [hash, words] of links) {
      await visit(on(), hash, {}, async (page) => {
        await page.getByText(words).first().waitFor();
        await page.locator('.map canvas').waitFor();
      });
    }
  });

  test('a setup that the engine would refuse is told in words before it is asked', async () => {
    const hash = `#history=5&setup=${encodeURIComponent('{"set":[["persons.nobody.zeal","3"]]}')}`;
    for (const at of [on().server, on().files]) {
      await visit(on(), hash, { at }, async (page) => {
        await page.getByText(/cannot be shown.*There is no input “persons.nobody.zeal”/).first().waitFor();
        await page.getByRole('link', { name: 'Histories' }).click();
        await page.getByRole('heading', { name: 'What became of it' }).waitFor();
      });
    }
  });

  test('the engine in the page plays the same histories as the program, to the bit', async () => {
    const seed = 1;
    const numbers = [0, 1, 2, 3, 17, 4217];
    await visit(on(), '', {}, async (page) => {
      const digests = await page.evaluate(
        async ([from, histories]) => {
          const at = (path: string) => new URL(path, document.baseURI).href;
          const { default: begin, Engine } = await import(/* @vite-ignore */ at('engine/tumen.js'));
          await begin({ module_or_path: at('engine/tumen_bg.wasm') });
          const engine = new Engine(await (await fetch(at('data/pack.json'))).text());
          return (histories as number[]).map((n) => (JSON.parse(engine.history(from, n, '{}')) as { digest: string }).digest);
        },
        [seed, numbers] as const,
      );
      for (const [i, n] of numbers.entries()) {
        const { digest } = (await (await fetch(`${on().server}api/history?history=${n}&seed=${seed}&setup=%7B%7D`)).json()) as { digest: string };
        assert.equal(digests[i], digest, `history ${n}`);
      }
    });
  });

  test('a history of the exported files that is not among them is played in the page', async () => {
    await visit(on(), '#history=4217', { at: on().files }, async (page) => {
      await page.getByText('history 4,217').waitFor();
    });
  });

  test('first paint, frames while playing', async () => {
    // In the middle of the war, with many hosts on the march.
    await visit(on(), '#day=1216-06-01', {}, async (page) => {
      await page.locator('.map canvas').waitFor();
      const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
      await page.waitForTimeout(1000);
      await page.getByRole('button', { name: 'Play' }).click();
      const frames = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const began = performance.now();
            let count = 0;
            const next = (now: number) => {
              count++;
              if (now - began < 3000) requestAnimationFrame(next);
              else resolve((1000 * count) / (now - began));
            };
            requestAnimationFrame(next);
          }),
      );
      console.log(`first paint ${paint.toFixed(0)} ms; ${frames.toFixed(0)} frames a second while playing, drawn by software`);
      assert.ok(frames > 5, 'the map moves');
    });
  });

  test('all that a visitor loads is under 3 MB compressed', () => {
    const sizes = new Map<string, number>();
    const walk = (folder: string) => {
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) walk(path);
        else sizes.set(relative(on().folder, path), gzipSync(readFileSync(path)).length);
      }
    };
    walk(on().folder);
    // Of the histories that stand ready a visit loads the one it shows.
    const histories = [...sizes].filter(([name]) => /history-\d+\.json$/.test(name)).map(([, size]) => size);
    const rest = [...sizes].filter(([name]) => !/history-\d+\.json$/.test(name)).reduce((sum, [, size]) => sum + size, 0);
    const all = rest + Math.max(...histories);
    console.log(`${(all / 1e6).toFixed(2)} MB compressed: ${[...sizes].filter(([, size]) => size > 50_000).map(([name, size]) => `${name} ${Math.round(size / 1e3)} kB`).join(', ')}`);
    assert.ok(all < 3e6);
  });
}
