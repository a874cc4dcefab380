import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Stage, visit } from './stage.ts';

const canvas = (page: Page) => page.locator('.map canvas');
const day = (page: Page) => page.getByRole('slider', { name: 'Day' });

/** How many colours the map has, and a number that changes with its picture. */
function picture(page: Page): Promise<{ colours: number; print: number }> {
  return canvas(page).evaluate((node) => {
    const map = node as HTMLCanvasElement;
    const { data } = map.getContext('2d')!.getImageData(0, 0, map.width, map.height);
    const colours = new Set<number>();
    let print = 0;
    for (let i = 0; i < data.length; i += 4) {
      const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
      colours.add(colour);
      print = (Math.imul(print, 31) + colour) | 0;
    }
    return { colours: colours.size, print };
  });
}

/** Waits until the picture of the map stands still. */
async function settled(page: Page) {
  let last = await picture(page);
  for (let i = 0; i < 20; i++) {
    await page.waitForTimeout(250);
    const next = await picture(page);
    if (next.print === last.print && next.colours > 100) return next;
    last = next;
  }
  return last;
}

export function map(on: () => Stage): void {
  test('land and territory are drawn, and change with time', async () => {
    await visit(on(), '', {}, async (page) => {
      const first = await settled(page);
      assert.ok(first.colours > 200, `a map of ${first.colours} colours`);
      await day(page).focus();
      for (let year = 0; year < 8; year++) await page.keyboard.press('PageUp');
      assert.notEqual((await settled(page)).print, first.print);
    });
  });

  test('time plays, and space stops it', async () => {
    await visit(on(), '', {}, async (page) => {
      const before = Number(await day(page).getAttribute('aria-valuenow'));
      await canvas(page).focus();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await page.waitForTimeout(1200);
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Play' }).waitFor();
      assert.ok(Number(await day(page).getAttribute('aria-valuenow')) > before);
    });
  });

  test('arrows step from event to event, and the slash searches', async () => {
    await visit(on(), '', {}, async (page) => {
      const before = Number(await day(page).getAttribute('aria-valuenow'));
      await page.locator('body').press('ArrowRight');
      const after = Number(await day(page).getAttribute('aria-valuenow'));
      assert.ok(after > before);
      await page.locator('body').press('/');
      await page.getByRole('combobox', { name: 'Search' }).fill('samarkand');
      await page.keyboard.press('Enter');
      await page.locator('.drawer').getByRole('heading', { name: 'Samarkand' }).waitFor();
    });
  });

  test('one Escape closes the search, with words in it too', async () => {
    await visit(on(), '', {}, async (page) => {
      await page.locator('body').press('/');
      const search = page.getByRole('combobox', { name: 'Search' });
      await search.fill('屈出律');
      await page.getByRole('option', { name: /Kuchlug/ }).first().waitFor();
      await search.press('Escape');
      assert.equal(await page.getByRole('dialog').count(), 0);
    });
  });

  test('a click on a place opens what is known of it', async () => {
    await visit(on(), '', {}, async (page) => {
      await settled(page);
      const box = (await canvas(page).boundingBox())!;
      let found = false;
      for (let y = 0.3; y < 0.8 && !found; y += 0.02) {
        for (let x = 0.15; x < 0.85 && !found; x += 0.02) {
          await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
          found = await canvas(page).evaluate((node) => node.classList.contains('pointing'));
        }
      }
      assert.ok(found, 'the map has something to point at');
      await page.mouse.down();
      await page.mouse.up();
      await page.locator('.drawer').getByRole('heading').first().waitFor();
    });
  });

  test('names follow the script that is chosen', async () => {
    await visit(on(), '#place=samarkand', {}, async (page) => {
      const title = page.locator('.drawer').getByRole('heading', { level: 2 });
      assert.equal(await title.textContent(), 'Samarkand');
      await page.getByRole('combobox', { name: 'Script of names' }).selectOption('Arab');
      assert.match((await title.textContent()) ?? '', /\p{Script=Arabic}/u);
      await page.waitForFunction(() => location.hash.includes('script=Arab'));
    });
  });

  test('the chronicle is filtered by kind and by words', async () => {
    await visit(on(), '', {}, async (page) => {
      const foot = page.locator('.chronicle .foot');
      const count = async () => Number(/^[\d,]+/.exec((await foot.textContent()) ?? '')?.[0].replace(',', ''));
      const all = await count();
      await page.getByRole('button', { name: /^Filter/ }).click();
      await page.getByRole('group', { name: 'Kinds of events' }).getByRole('button').first().click();
      const some = await count();
      assert.ok(some > 0 && some < all);
      await page.getByRole('searchbox', { name: 'Words of the sentence' }).fill('no event says this');
      assert.equal(await count(), 0);
      await page.getByText('nothing of the kind happened').waitFor();
    });
  });

  test('a sentence opens the tree of its causes, and its address opens the same moment', async () => {
    await visit(on(), '', {}, async (page) => {
      await page.locator('.chronicle li.w3 button').nth(2).click();
      const drawer = page.locator('.drawer');
      await drawer.getByRole('heading', { name: 'Why' }).waitFor();
      const said = await drawer.getByRole('heading', { level: 2 }).textContent();
      const at = await day(page).getAttribute('aria-valuenow');
      assert.match(page.url(), /event=\d+/);
      const hash = new URL(page.url()).hash;
      await visit(on(), hash, {}, async (other) => {
        assert.equal(await other.locator('.drawer').getByRole('heading', { level: 2 }).textContent(), said);
        assert.equal(await day(other).getAttribute('aria-valuenow'), at);
      });
    });
  });

  test('a telephone has the map above the chronicle', async () => {
    await visit(on(), '', { width: 390, height: 844 }, async (page) => {
      const [above, below] = [(await canvas(page).boundingBox())!, (await page.locator('.chronicle').first().boundingBox())!];
      assert.ok(above.y + above.height <= below.y + 1);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    });
  });
}
