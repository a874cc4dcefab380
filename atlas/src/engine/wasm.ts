// The engine in the page: WebAssembly in Web Workers, one a core.

import type { Comparison, History, Setup } from '../contract.ts';
import { address, loadPack } from '../data.ts';
import type { Engine } from './index.ts';
import { Pool } from './pool.ts';

/** Histories in a block: short enough to show progress and to stop soon, long enough to be worth a message. */
const BLOCK = 20;

/** Pairs after which the comparison is made anew. */
const STRIDE = 50;

/** Most workers: more than four gain little and heat a telephone. */
const MOST_WORKERS = 4;

let pool: Promise<Pool> | null = null;

function workers(): Promise<Pool> {
  pool ??= loadPack().then(
    (pack) => {
      const size = Math.min(Math.max(navigator.hardwareConcurrency || 2, 1), MOST_WORKERS);
      return new Pool(size, { do: 'begin', module: address('engine/tumen.js'), pack });
    },
    (error: unknown) => {
      pool = null;
      throw error;
    },
  );
  return pool;
}

let there: Promise<boolean> | null = null;

/** Whether the engine's files lie beside the page: a host may lack them. What was not there is looked for again. */
export function engineThere(): Promise<boolean> {
  const has = (path: string) =>
    fetch(address(path), { method: 'HEAD' }).then(
      ({ status }) => status !== 404 && status !== 403 && status !== 410,
      () => false,
    );
  there ??= Promise.all([has('engine/tumen.js'), has('engine/tumen_bg.wasm')]).then((both) => {
    const all = both.every(Boolean);
    if (!all) there = null;
    return all;
  });
  return there;
}

/** Blocks played without a change, which every comparison of a seed shares. */
const unchanged = new Map<string, Promise<Uint8Array>>();

async function rows(pool: Pool, seed: number, first: number, count: number, setup: Setup | null, signal?: AbortSignal): Promise<Uint8Array> {
  const play = () => pool.do<Uint8Array>({ do: 'rows', seed, first, count, setup: JSON.stringify(setup ?? {}) }, signal);
  if (setup) return play();
  const key = `${seed}/${first}/${count}`;
  let block = unchanged.get(key);
  if (!block) {
    block = play();
    unchanged.set(key, block);
    block.catch(() => unchanged.delete(key));
  }
  return block;
}

/** Several blocks of rows as one. */
function joined(blocks: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}

const engine: Engine = {
  where: 'in this page',

  async history(n, seed, setup, signal) {
    const text = await (await workers()).do<string>({ do: 'history', seed, n, setup: JSON.stringify(setup) }, signal);
    return JSON.parse(text) as History;
  },

  async compare({ seed, histories, setup }, onProgress, signal) {
    const pool = await workers();
    // Ends the other blocks when one fails.
    const own = new AbortController();
    const stop = () => own.abort(signal?.reason);
    signal?.addEventListener('abort', stop);
    const starts = Array.from({ length: Math.ceil(histories / BLOCK) }, (_, i) => i * BLOCK);
    const pairs: { first: number; before: Uint8Array; after: Uint8Array }[] = [];
    let done = 0;
    let shown = 0;
    let showing: Promise<void> = Promise.resolve();

    const compared = async (): Promise<Comparison> => {
      // In the order of the histories, so that the same pairs give the same answer however they came in.
      const ready = pairs.toSorted((a, b) => a.first - b.first);
      const before = joined(ready.map((pair) => pair.before));
      const after = joined(ready.map((pair) => pair.after));
      return JSON.parse(await pool.do<string>({ do: 'compare', before, after, acts: setup.acts?.length ?? 0 }, own.signal)) as Comparison;
    };

    try {
      await Promise.all(
        starts.map(async (first) => {
          const count = Math.min(BLOCK, histories - first);
          const [before, after] = await Promise.all([
            rows(pool, seed, first, count, null, own.signal),
            rows(pool, seed, first, count, setup, own.signal),
          ]);
          own.signal.throwIfAborted();
          pairs.push({ first, before, after });
          done += count;
          if (done - shown >= STRIDE && done < histories) {
            shown = done;
            const progress = { done, of: histories };
            showing = showing.then(async () => {
              const sofar = await compared();
              if (!own.signal.aborted) onProgress(sofar, progress);
            });
            await showing;
          }
        }),
      );
      const last = await compared();
      onProgress(last, { done: histories, of: histories });
      return last;
    } catch (error) {
      own.abort(error);
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  },
};

export function wasmEngine(): Engine {
  return engine;
}

/** Digest of the first so many histories as the engine in the page has it, for comparing with the same engine elsewhere. */
export async function digest(seed: number, histories: number): Promise<string> {
  return (await workers()).do<string>({ do: 'digest', seed, histories });
}
