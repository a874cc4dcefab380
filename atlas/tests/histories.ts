import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Stage, visit } from './stage.ts';

export function histories(on: () => Stage): void {
  test('a click on a bar filters everything, and a history of it opens', async () => {
    await visit(on(), '#view=histories', {}, async (page) => {
      const question = page.locator('section', { has: page.getByRole('heading', { name: 'What became of the usurper?' }) }).last();
      const bars = question.getByRole('button');
      const date = page.locator('section', { has: page.getByRole('heading', { name: 'The usurper seizes power' }) }).last();
      const before = await date.textContent();
      await bars.filter({ hasText: 'put to death' }).first().click();
      assert.match((await page.getByText(/histories fit/).textContent()) ?? '', /\d+ of 200 histories fit: \d+%/);
      assert.notEqual(await date.textContent(), before);

      const link = page.getByRole('link', { name: /^history \d+$/ }).first();
      const n = /\d+/.exec((await link.textContent()) ?? '')?.[0];
      await link.click();
      await page.getByRole('heading', { name: 'Chronicle' }).waitFor();
      assert.match(page.url(), new RegExp(`history=${n}(&|$)`));
    });
  });

  test('what is chosen stands in the address, and holds after loading again', async () => {
    await visit(on(), '#view=histories', {}, async (page) => {
      await page.getByRole('button', { name: /^never took power/ }).first().click();
      const told = await page.getByText(/histories fit/).textContent();
      assert.match(decodeURIComponent(page.url()), /keep=\[\["outcome",/);
      await page.reload();
      assert.equal(await page.getByText(/histories fit/).textContent(), told);
      await page.goBack();
      await page.getByText('Click an answer').waitFor();
    });
    await visit(on(), `#view=histories&keep=${encodeURIComponent('[["never","no_such_day"]]')}`, {}, async (page) => {
      await page.getByText(/this scenario has nothing of the kind/).waitFor();
    });
  });

  test('a second click takes the choice back', async () => {
    await visit(on(), '#view=histories', {}, async (page) => {
      const bar = page.getByRole('button', { name: /^never took power/ }).first();
      await bar.click();
      assert.equal(await bar.getAttribute('aria-pressed'), 'true');
      await bar.click();
      await page.getByText('Click an answer').waitFor();
    });
  });

  test('dates are chosen by pulling and by keyboard', async () => {
    await visit(on(), '#view=histories', {}, async (page) => {
      const date = page.locator('section', { has: page.getByRole('heading', { name: 'The usurper first raises arms' }) }).last();
      const shape = date.getByRole('img');
      await shape.scrollIntoViewIfNeeded();
      const box = (await shape.boundingBox())!;
      await page.mouse.move(box.x + box.width * 0.2, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.5, box.y + 20, { steps: 4 });
      await page.mouse.up();
      await page.getByText(/histories fit/).waitFor();

      const from = date.getByRole('textbox', { name: 'from' });
      await from.fill('1900');
      await from.press('Enter');
      assert.match((await date.getByRole('alert').textContent()) ?? '', /from 1,208 to 1,220|from 1208 to 1220/);
      await from.fill('1209');
      await from.press('Enter');
      assert.equal(await date.getByRole('alert').count(), 0);
      await page.getByText(/histories fit/).waitFor();
    });
  });

  test('a year of the small maps opens as a list of places, which filters, too', async () => {
    await visit(on(), '#view=histories', {}, async (page) => {
      await page.getByRole('button', { name: 'Who holds what at the end of 1215' }).click();
      const list = page.getByRole('region', { name: 'Places at the end of 1215' });
      await list.getByRole('searchbox').fill('Kashgar');
      await list.getByRole('button', { name: /^Kashgar held by/ }).first().click();
      await page.getByRole('button', { name: /^Drop: Kashgar held by .* at the end of 1215/ }).waitFor();
    });
  });
}
