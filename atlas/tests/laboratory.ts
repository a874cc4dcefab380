import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Stage, visit } from './stage.ts';

/** Leaves out the persecution, with 100 pairs. */
async function prepare(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Rulers … a faith that is not their own.' }).selectOption('always tolerate');
  await page.getByRole('combobox', { name: 'Pairs of histories' }).selectOption('100');
}

/** Runs, and gives back the first difference that is told. */
async function run(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText(/^100 pairs in/).waitFor({ timeout: 60_000 });
  const results = page.getByRole('region', { name: 'What it changes' });
  return (await results.getByRole('listitem').first().innerText()).replaceAll('\n', ' ');
}

const withoutEngine = async (page: Page) => {
  await page.route('**/data/site.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), wasm: false } });
  });
};

export function laboratory(on: () => Stage): void {
  let inPage = '';

  test('a hundred pairs run in the page, and differences appear with intervals', async () => {
    await visit(on(), '#view=laboratory', { at: on().files }, async (page) => {
      await page.getByText('plays in this page').waitFor();
      await prepare(page);
      assert.match((await page.locator('.command code').textContent()) ?? '', /^tumen whatif \S+ --histories 100 --without persecution$/);
      inPage = await run(page);
      assert.match(inPage, /% → \d+%.*points \(.* to .*\)/);

      await page.getByRole('link', { name: /^History \d+, changed$/ }).first().click();
      await page.getByRole('heading', { name: 'Chronicle' }).waitFor();
      assert.match(decodeURIComponent(page.url()), /setup=\{"flip":\["persecution"\]\}/);
      await page.getByText(/, changed$/).first().waitFor();
    });
  });

  test('the same runs on the server, with the same answer', async () => {
    await visit(on(), '#view=laboratory', { before: withoutEngine }, async (page) => {
      await page.getByText('plays on the').waitFor();
      await prepare(page);
      assert.equal(await run(page), inPage);
    });
  });

  test('an absurd value is told beside its field, and the page goes on', async () => {
    await visit(on(), '#view=laboratory', {}, async (page) => {
      await page.getByText('More: any value').click();
      await page.getByRole('searchbox', { name: /values that a history draws/ }).fill('kuchlug zeal');
      await page.getByRole('button', { name: /^Kuchlug: zeal/ }).click();
      const field = page.getByRole('textbox', { name: 'Kuchlug: zeal' });
      const command = page.locator('.command');
      assert.equal(await command.count(), 0, 'no command while a value is missing');
      await field.fill('9');
      await page.getByRole('alert').filter({ hasText: '9 is more than the most' }).first().waitFor();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      assert.equal(await field.evaluate((node) => node === document.activeElement), true);
      assert.equal(await command.count(), 0, 'no command with an absurd value');
      await field.fill('0.9');
      assert.match((await command.locator('code').textContent()) ?? '', / --set persons\.kuchlug\.zeal=0\.9$/);
      await page.getByRole('combobox', { name: 'Pairs of histories' }).selectOption('100');
      await run(page);
    });
  });

  test('the laboratory begins from the changes of the history, and tells how often an act could be done', async () => {
    const setup = { acts: [['1211-06-01', 'qara_khitai policy islam tolerate']] };
    const told: (string | null)[] = [];
    for (const how of [{ at: on().files }, { before: withoutEngine }]) {
      await visit(on(), `#view=laboratory&setup=${encodeURIComponent(JSON.stringify(setup))}`, how, async (page) => {
        await page.getByRole('combobox', { name: 'Pairs of histories' }).selectOption('100');
        assert.match((await page.locator('.command code').textContent()) ?? '', / --at 1211-06-01 'qara_khitai policy islam tolerate'$/);
        await page.getByRole('button', { name: 'Run', exact: true }).click();
        await page.getByText(/^100 pairs in/).waitFor({ timeout: 60_000 });
        told.push(await page.getByText(/^The act could be done in \d+ of the 100 histories\.$/).textContent());
      });
    }
    assert.equal(told[0], told[1]);
  });

  test('an act with an empty place is no command', async () => {
    await visit(on(), '#view=laboratory', {}, async (page) => {
      await prepare(page);
      await page.locator('.command').waitFor();
      await page.getByText('More: any value').click();
      await page.getByRole('combobox', { name: 'Add an act:' }).selectOption('PERSON die');
      await page.getByText(/^The command that does the same stands here when all is complete\. Not yet: .* has an empty place/).waitFor();
      assert.equal(await page.locator('.command').count(), 0);
      await page.getByRole('combobox', { name: 'person', exact: true }).selectOption('Jebe');
      assert.match((await page.locator('.command code').textContent()) ?? '', /'jebe die'$/);
    });
  });

  test('without the files of the engine the laboratory says that it cannot run, and the page what it can show', async () => {
    const missing = (page: Page) => page.route('**/engine/**', (route) => route.fulfill({ status: 404, body: '' }));
    const how = { at: on().files, before: missing, expected: [/404/] };
    await visit(on(), '#view=laboratory', how, async (page) => {
      await page.getByText(/^The laboratory cannot run here/).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).count(), 0);
      await page.getByRole('combobox', { name: 'Rulers … a faith that is not their own.' }).selectOption('always tolerate');
      await page.locator('.command').waitFor();
    });
    await visit(on(), '#history=4217', how, async (page) => {
      const words = (await page.getByText(/History 4217 cannot be shown/).first().textContent()) ?? '';
      assert.match(words, /the page has no engine to play it\. Expected: one of \d+ histories: 0 to 9/);
      assert.doesNotMatch(words, /module|fetch|undefined/);
    });
  });

  test('five hundred pairs', async () => {
    await visit(on(), '#view=laboratory', { at: on().files }, async (page) => {
      await prepare(page);
      await page.getByRole('combobox', { name: 'Pairs of histories' }).selectOption('500');
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      console.log(await page.getByText(/^500 pairs in/).textContent({ timeout: 90_000 }));
    });
  });

  test('nothing to run is said in words', async () => {
    await visit(on(), '#view=laboratory', {}, async (page) => {
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByText('Nothing is changed yet.').waitFor();
    });
  });

  test('a run can be stopped, and keeps what it knows', async () => {
    await visit(on(), '#view=laboratory', {}, async (page) => {
      await prepare(page);
      await page.getByRole('combobox', { name: 'Pairs of histories' }).selectOption('1000');
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByText(/histories anything at all came out otherwise/).waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Stop' }).click();
      const said = await page.getByText(/^Stopped after \d+ pairs\.$/).textContent();
      assert.ok(Number(/\d+/.exec(said ?? '')?.[0]) < 1000, 'differences appear before the end');
      await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
    });
  });

  test('an engine that breaks is told of, and the next run has a new one', async () => {
    // What the browser says of a broken engine is not the page's error.
    await visit(on(), '#view=laboratory', { at: on().files, expected: [/wasm|WebAssembly/i] }, async (page) => {
      await page.route('**/engine/tumen_bg.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: 'not an engine' }));
      await prepare(page);
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      const alert = page.getByRole('alert').filter({ hasText: 'The page goes on' });
      await alert.waitFor({ timeout: 30_000 });
      assert.match((await alert.textContent()) ?? '', /engine/i);
      await page.unroute('**/engine/tumen_bg.wasm');
      await run(page);
    });
  });
}
