// Plays the same histories in the engine of the browser and in the one of this machine: their digests must be the same.
//
//     node validation/wasm_digest.mjs atlas/dist/engine target/release/tumen
//
// Node's own packages only. Exit code 0 if they are the same, 1 if they differ.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const SEED = 1;
// A century costs as much as ten short histories.
const PLAYED = [
  { pack: 'scenarios/qara-khitai', scenario: 'usurper', histories: 20 },
  { pack: 'scenarios/qara-khitai', scenario: 'empire', histories: 5 },
  { pack: 'scenarios/tiny', scenario: null, histories: 20 },
];

const [engine, tumen] = process.argv.slice(2);
if (!engine || !tumen) {
  console.error('Usage: node validation/wasm_digest.mjs FOLDER_OF_ENGINE PATH_OF_TUMEN');
  process.exit(2);
}

const { default: init, Engine } = await import(pathToFileURL(resolve(engine, 'tumen.js')).href);
await init({ module_or_path: readFileSync(join(engine, 'tumen_bg.wasm')) });

/** The texts of a pack, as a page is given them. */
function texts(folder, scenario) {
  const files = {};
  const walk = (inner) => {
    for (const name of readdirSync(inner)) {
      const path = join(inner, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (/\.(toml|csv)$/.test(name)) files[relative(folder, path).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
    }
  };
  walk(folder);
  return JSON.stringify({ scenario, files });
}

let differ = false;
for (const { pack, scenario, histories } of PLAYED) {
  const begun = performance.now();
  const wasm = new Engine(texts(pack, scenario)).digest(SEED, histories);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const run = ['run', '--pack', pack, '--seed', String(SEED), '--histories', String(histories), '--format', 'json'];
  if (scenario) run.splice(1, 0, scenario);
  const native = JSON.parse(execFileSync(tumen, run, { encoding: 'utf8' })).digest;
  console.log(`${pack}${scenario ? ` ${scenario}` : ''}: ${wasm} by WebAssembly in ${seconds} s, ${native} by this machine`);
  differ ||= wasm !== native;
}
if (differ) {
  console.error('The engine in the browser plays other histories than this machine.');
  process.exit(1);
}
