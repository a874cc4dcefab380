// Plays the same histories in the engine of the browser and in the one of this machine: their digests must be the same.
//
//     node validation/wasm_digest.mjs atlas/dist/engine target/release/tumen
//
// Node's own packages only. Exit code 0 if they are the same, 1 if they differ.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const HISTORIES = 20;
const SEED = 1;
const PACKS = ['scenarios/qara-khitai', 'scenarios/tiny'];

const [engine, tumen] = process.argv.slice(2);
if (!engine || !tumen) {
  console.error('Usage: node validation/wasm_digest.mjs FOLDER_OF_ENGINE PATH_OF_TUMEN');
  process.exit(2);
}

const { default: init, Engine } = await import(pathToFileURL(resolve(engine, 'tumen.js')).href);
await init({ module_or_path: readFileSync(join(engine, 'tumen_bg.wasm')) });

/** The texts of a pack, as a page is given them. */
function texts(folder) {
  const files = {};
  const walk = (inner) => {
    for (const name of readdirSync(inner)) {
      const path = join(inner, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (/\.(toml|csv)$/.test(name)) files[relative(folder, path).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
    }
  };
  walk(folder);
  return JSON.stringify({ scenario: null, files });
}

let differ = false;
for (const pack of PACKS) {
  const begun = performance.now();
  const wasm = new Engine(texts(pack)).digest(SEED, HISTORIES);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const run = ['run', '--pack', pack, '--seed', String(SEED), '--histories', String(HISTORIES), '--format', 'json'];
  const native = JSON.parse(execFileSync(tumen, run, { encoding: 'utf8' })).digest;
  console.log(`${pack}: ${wasm} by WebAssembly in ${seconds} s, ${native} by this machine`);
  differ ||= wasm !== native;
}
if (differ) {
  console.error('The engine in the browser plays other histories than this machine.');
  process.exit(1);
}
