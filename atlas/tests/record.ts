import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Stage, visit } from './stage.ts';

export function record(on: () => Stage): void {
  test('a happening stands among its documents, and their contradiction is told', async () => {
    await visit(on(), '#view=record', {}, async (page) => {
      await page.getByRole('searchbox', { name: /any spelling/ }).fill('dispatch jebe');
      await page.getByRole('link', { name: /^The dispatch of Jebe against Kuchlug/ }).first().click();
      await page.getByRole('heading', { name: 'The dispatch of Jebe against Kuchlug' }).waitFor();
      assert.match(page.url(), /thing=dispatch_of_jebe/);
      const when = page.locator('section', { has: page.getByRole('heading', { name: 'When', exact: true }) }).last();
      assert.match((await when.textContent()) ?? '', /They contradict each other\..*in 1216.*in 1218/s);
    });
  });

  test('an impossible combination opens, and says why', async () => {
    await visit(on(), '#view=record&thing=dispatch_of_jebe', {}, async (page) => {
      const chain = page.locator('details').filter({ hasText: 'cannot all be true' }).first();
      await chain.locator('summary').click();
      assert.ok((await chain.getByRole('listitem').count()) >= 2);
      assert.match((await chain.textContent()) ?? '', /If the others hold, this .+/);
    });
  });

  test('a person has all names, in every script, and the eras of his years', async () => {
    await visit(on(), '#view=record&thing=yelu_dashi', {}, async (page) => {
      await page.getByRole('cell', { name: '耶律大石' }).waitFor();
      await page.getByRole('cell', { name: 'Yēlǜ Dàshí' }).waitFor();
      await page.getByText('Eras by which the years were counted').waitFor();
      await page.getByText('康國').first().waitFor();
    });
  });

  test('anything is found under a name of any script', async () => {
    await visit(on(), '#view=record', {}, async (page) => {
      await page.getByRole('combobox', { name: 'Kind of thing' }).selectOption('people');
      await page.getByRole('searchbox', { name: /any spelling/ }).fill('屈出律');
      await page.getByRole('link', { name: /^Kuchlug/ }).first().waitFor();
    });
  });

  test('reigns stand on a timeline, with rival dates', async () => {
    await visit(on(), '#view=record', {}, async (page) => {
      const reign = page.getByRole('link', { name: /^The reign of Yelü Zhilugu: from .*the documents disagree/ });
      await reign.click();
      await page.getByRole('heading', { name: 'The reign of Yelü Zhilugu' }).waitFor();
    });
  });

  test('a claim has an address of its own', async () => {
    await visit(on(), '#view=record&claim=ck.lead.3.date', {}, async (page) => {
      const claim = page.locator('[id="claim-ck.lead.3.date"]');
      await claim.waitFor();
      assert.equal(await claim.getAttribute('aria-current'), 'true');
      const box = (await claim.boundingBox())!;
      assert.ok(box.y > 0 && box.y < 900, 'the claim is in sight');
    });
  });

  test('what is not in the record is told, and the page goes on', async () => {
    await visit(on(), '#view=record&thing=nobody_at_all', {}, async (page) => {
      await page.getByText('The record has nothing called “nobody_at_all”.').waitFor();
      await page.getByRole('heading', { name: 'What the documents say' }).waitFor();
    });
  });
}
