import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site, type Stage, visit } from './stage.ts';

/** A scenario of a hundred years, written out as files: that all of it finds room on the page. */
export function century(on: () => Stage): void {
  let files = '';

  test('a century is shown on its map, with whom it is about', async () => {
    files = (await site('qara-khitai/empire', '20')).files;
    await visit(on(), '#history=7&day=1150-06-01', { at: files }, async (page) => {
      await page.getByRole('heading', { name: 'Chronicle' }).waitFor();
      await page.getByText('1 June 1150').first().waitFor();
      assert.match(await page.locator('header').first().innerText(), /The empire/);
    });
  });

  test('its laboratory has sentences of its own', async () => {
    await visit(on(), '#view=laboratory', { at: files }, async (page) => {
      const garrison = page.getByRole('combobox', { name: /^The garrison that sides with Yelu Dashi/ });
      await garrison.selectOption('40,000 men');
      const command = page.locator('.command code');
      assert.equal(await command.textContent(), 'tumen whatif qara-khitai/empire --histories 500 --set hosts.dashi_host.horse_archers=40000');
    });
  });

  test('it fits a telephone', async () => {
    for (const hash of ['#history=7&day=1215-06-01', '#view=laboratory', '#view=histories']) {
      await visit(on(), hash, { at: files, width: 390, height: 844 }, async (page) => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, `${hash} is ${over} pixels too wide`);
      });
    }
  });
}
