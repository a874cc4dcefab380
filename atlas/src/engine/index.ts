// Histories on request: from files that stand ready, from a `tumen atlas` that answers, or from the engine in the page.

import type { Comparison, History, Setup, Site } from '../contract.ts';
import { isPlain } from '../address.ts';
import { askHistory, inWords, loadHistoryFile, Trouble } from '../data.ts';
import { inRanges } from '../numbers.ts';
import { NoEngine } from './pool.ts';
import { serverEngine } from './server.ts';
import { engineThere, wasmEngine } from './wasm.ts';

/** What a comparison is of: the same histories without and with a change. */
export interface Question {
  seed: number;
  /** Pairs of histories. */
  histories: number;
  setup: Setup;
}

export interface Progress {
  done: number;
  of: number;
}

export interface Engine {
  /** Where it runs, in words. */
  readonly where: string;
  history(n: number, seed: number, setup: Setup, signal?: AbortSignal): Promise<History>;
  /** Calls back with a comparison of all pairs played so far, each time there are more. */
  compare(question: Question, onProgress: (sofar: Comparison, progress: Progress) => void, signal?: AbortSignal): Promise<Comparison>;
}

/** The engine for comparisons: in the page where it can be, else on the server; null where there is neither. */
export function laboratoryEngine(site: Site): Engine | null {
  if (site.wasm) return site.server ? either : wasmEngine();
  return site.server ? serverEngine() : null;
}

/** Whether the engine in the page was tried and could not begin. */
let missing = false;

/** The engine in the page, and the server where that cannot begin. */
const either: Engine = {
  get where() {
    return missing ? `${serverEngine().where}, since the engine cannot run in this browser` : wasmEngine().where;
  },

  history: (n, seed, setup, signal) => serverEngine().history(n, seed, setup, signal),

  async compare(question, onProgress, signal) {
    if (!missing) {
      try {
        return await wasmEngine().compare(question, onProgress, signal);
      } catch (error) {
        if (!(error instanceof NoEngine)) throw error;
        missing = true;
        word.say(`The histories are played on the server. ${inWords(error)}`);
      }
    }
    return serverEngine().compare(question, onProgress, signal);
  },
};

/** How a word gets to the reader; set by the store. */
export const word = { say: (_text: string): void => undefined };

/** One history, from wherever it is had soonest. */
export async function historyOf(site: Site, n: number, seed: number, setup: Setup, signal?: AbortSignal): Promise<History> {
  if (isPlain(setup) && seed === site.seed && site.histories.includes(n)) return loadHistoryFile(n, signal);
  if (site.server) return askHistory(n, seed, setup, signal);
  if (site.wasm && (await engineThere())) return wasmEngine().history(n, seed, setup, signal);
  throw new Trouble({
    error: isPlain(setup)
      ? 'It is not among the histories that this page holds, and the page has no engine to play it.'
      : 'This page has no engine to play changed histories.',
    expected: site.histories.length ? `one of ${site.histories.length} histories: ${inRanges(site.histories)}` : undefined,
  });
}

/** Whether histories can be played at all, rather than only read. */
export async function canPlay(site: Site): Promise<boolean> {
  return site.server || (site.wasm && (await engineThere()));
}
