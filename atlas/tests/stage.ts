// What the browser tests stand on: a `tumen atlas` that serves, the same as files on a plain web server, and a browser.
//
// TUMEN is the path of the program (../target/release/tumen), CHROMIUM that of the browser (/usr/bin/chromium), PAGE the
// built page (dist).

import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const TUMEN = process.env.TUMEN ?? here('../../target/release/tumen');
const PAGE = process.env.PAGE ?? here('../dist');

/** Enough for shares to be read, few enough to be played while the browser starts. */
const HISTORIES = '200';

/** What is thrown away when all is done. */
const undone: (() => void | Promise<unknown>)[] = [];

export interface Stage {
  browser: Browser;
  /** Address of the `tumen atlas` that serves. */
  server: string;
  /** Address of the exported files. */
  files: string;
  /** Folder of the exported files. */
  folder: string;
}

export async function open(): Promise<Stage> {
  assert.ok(existsSync(TUMEN), `there is no tumen at ${TUMEN}; build it, or name one in TUMEN`);
  assert.ok(existsSync(join(PAGE, 'index.html')), `there is no built page in ${PAGE}; run cargo xtask atlas, or name one in PAGE`);
  const { folder, files } = await site('qara-khitai/usurper', HISTORIES);
  const [server, browser] = await Promise.all([
    serve(),
    chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] }),
  ]);
  undone.push(() => browser.close());
  return { browser, server, files, folder };
}

/** Writes a scenario out as files, and serves them. */
export async function site(scenario: string, histories: string): Promise<{ folder: string; files: string }> {
  const folder = join(mkdtempSync(join(tmpdir(), 'atlas-')), 'site');
  undone.push(() => rmSync(join(folder, '..'), { recursive: true, force: true }));
  await promisify(execFile)(TUMEN, ['atlas', scenario, '--export', folder, '--page', PAGE, '--histories', histories]);
  return { folder, files: await host(folder) };
}

export async function close(): Promise<void> {
  for (const undo of undone.reverse()) await undo();
}

/** Starts `tumen atlas` and waits until it has played its histories. */
async function serve(): Promise<string> {
  const child: ChildProcess = spawn(TUMEN, ['atlas', '--port', '0', '--page', PAGE, '--histories', HISTORIES, '--format', 'json']);
  undone.push(() => void child.kill());
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (more: Buffer) => {
      said += more;
      const found = /"address":\s*"([^"]+)"/.exec(said);
      if (found) resolve(found[1]);
    });
    child.on('exit', (code) => reject(new Error(`tumen atlas ended with ${code}: ${said}`)));
  });
  while ((await fetch(`${address}data/ensemble.json`)).status === 202) await new Promise((wait) => setTimeout(wait, 200));
  return address;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A web server that knows nothing but files, below a folder of its own as many hosts have it. */
function host(folder: string): Promise<string> {
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname)).replace(/^\/atlas\//, '/');
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  undone.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/atlas/`));
  });
}

export interface Visit {
  /** Address of the page; the server's if nothing is said. */
  at?: string;
  width?: number;
  height?: number;
  dark?: boolean;
  /** Errors of the console that the visit is meant to cause. */
  expected?: RegExp[];
  /** Done with the page before it goes anywhere. */
  before?: (page: Page) => Promise<unknown>;
}

/** Visits an address, and holds the page to what holds everywhere: no errors, and no request to anybody else. */
export async function visit(stage: Stage, hash: string, how: Visit, look: (page: Page) => Promise<void>): Promise<void> {
  const at = how.at ?? stage.server;
  const context = await stage.browser.newContext({
    viewport: { width: how.width ?? 1440, height: how.height ?? 900 },
    colorScheme: how.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  // The compiler of these tests names functions by a helper that a page does not have.
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`${error.message}\n${error.stack}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !how.expected?.some((one) => one.test(message.text()))) troubles.push(message.text());
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== new URL(at).origin) troubles.push(`a request to ${url.origin}`);
  });
  try {
    await how.before?.(page);
    await page.goto(at + hash);
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
    await look(page);
    assert.deepEqual(troubles, []);
  } finally {
    await context.close();
  }
}
