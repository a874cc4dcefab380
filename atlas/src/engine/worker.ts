// One worker: the engine as WebAssembly, doing what it is asked, one thing after another.

import type { Problem } from '../contract.ts';

/** The class that the engine's module gives. */
export interface WasmEngine {
  history(seed: number, n: number, setup: string): string;
  rows(seed: number, first: number, count: number, setup: string): Uint8Array;
  compare(before: Uint8Array, after: Uint8Array, acts: number): string;
  digest(seed: number, histories: number): string;
}

interface Module {
  default: (input: { module_or_path: URL }) => Promise<unknown>;
  Engine: new (pack: string) => WasmEngine;
}

export type Task =
  | { do: 'begin'; module: string; pack: string }
  | { do: 'history'; seed: number; n: number; setup: string }
  | { do: 'rows'; seed: number; first: number; count: number; setup: string }
  | { do: 'compare'; before: Uint8Array; after: Uint8Array; acts: number }
  | { do: 'digest'; seed: number; histories: number };

export type Answer = { id: number; value: unknown } | { id: number; problem: Problem; broken: boolean };

let engine: WasmEngine | null = null;

async function done(task: Task): Promise<unknown> {
  if (task.do === 'begin') {
    const module = (await import(/* @vite-ignore */ task.module)) as Module;
    // Said outright: bundled as text, the module does not know where it came from.
    await module.default({ module_or_path: new URL('tumen_bg.wasm', task.module) });
    engine = new module.Engine(task.pack);
    return null;
  }
  if (!engine) throw new Error('The engine has not begun.');
  if (task.do === 'compare') return engine.compare(task.before, task.after, task.acts);
  if (task.do === 'history') return engine.history(task.seed, task.n, task.setup);
  if (task.do === 'rows') return engine.rows(task.seed, task.first, task.count, task.setup);
  return engine.digest(task.seed, task.histories);
}

/** The engine throws its problems as JSON; anything else means that it broke. */
function problemOf(error: unknown): { problem: Problem; broken: boolean } {
  const text = error instanceof Error ? error.message : String(error);
  try {
    const read: unknown = JSON.parse(text);
    if (read && typeof read === 'object' && 'error' in read) return { problem: read as Problem, broken: false };
  } catch {
    // Not one of its own.
  }
  return { problem: { error: `The engine stopped: ${text}` }, broken: true };
}

self.onmessage = async ({ data: { id, task } }: MessageEvent<{ id: number; task: Task }>) => {
  try {
    self.postMessage({ id, value: await done(task) } satisfies Answer);
  } catch (error) {
    self.postMessage({ id, ...problemOf(error) } satisfies Answer);
  }
};
