// Reading the page's data, with errors that say what is wrong in words.

import type { Topology } from 'topojson-specification';
import type { Ensemble, History, Input, Problem, Scenario, Setup, Site } from './contract.ts';

/** An error meant for the reader. */
export class Trouble extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.error);
    this.name = 'Trouble';
    this.problem = problem;
  }
}

/** Puts any error into words. */
export function inWords(error: unknown): string {
  if (error instanceof Trouble) {
    const { error: what, expected, nearest } = error.problem;
    return [what, expected && `Expected: ${expected}`, nearest && `Nearest: ${nearest}`].filter(Boolean).map(sentence).join(' ');
  }
  return sentence(error instanceof Error ? error.message : String(error));
}

/** With a capital at the beginning and a stop at the end. */
function sentence(text: unknown): string {
  const words = String(text).trim();
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?…”]$/.test(words) ? '' : '.');
}

/** Address of a file of the page, wherever the page is. */
export function address(path: string): string {
  return new URL(path, document.baseURI).href;
}

async function problemOf(response: Response, what: string): Promise<Problem> {
  try {
    const answer: unknown = await response.json();
    if (answer && typeof answer === 'object' && 'error' in answer) {
      const problem = answer as Problem;
      return response.status === 404 ? { ...problem, error: `${what} could not be read: ${problem.error}` } : problem;
    }
  } catch {
    // Not in words; said below in ours.
  }
  return { error: `${what} could not be read: the answer was ${response.status} ${response.statusText}`.trim() + '.' };
}

/** Fetches a file or an answer; a refusal becomes a `Trouble` with the words of the other side. */
export async function get(path: string, what: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address(path), init);
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    throw new Trouble({ error: `${what} could not be read: nothing answers at ${new URL(address(path)).host || 'the address of this page'}.` });
  }
  if (!response.ok) throw new Trouble(await problemOf(response, what));
  return response;
}

async function json<T>(path: string, what: string, init?: RequestInit): Promise<T> {
  const response = await get(path, what, init);
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    throw new Trouble({ error: `${what} is damaged: it is not the JSON that was expected.` });
  }
}

/** Fetches once; what failed is tried again when next asked for. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= load().catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}

export const loadSite = once(() => json<Site>('data/site.json', 'The description of this page'));
export const loadScenario = once(() => json<Scenario>('data/scenario.json', 'The scenario'));
export const loadLand = once(() => json<Topology>('data/land.json', 'The land of the places'));
export const loadInputs = once(() => json<Input[]>('data/inputs.json', 'The list of inputs'));
export const loadRecord = once(() => json<unknown>('data/record.json', 'The record'));
export const loadPack = once(async () => (await get('data/pack.json', 'The scenario’s files')).text());
export const loadBasemap = once(() => json<Topology>('basemap.json', 'The base map'));

/** A history that stands ready as a file. */
export function loadHistoryFile(n: number, signal?: AbortSignal): Promise<History> {
  return json<History>(`data/history-${n}.json`, `History ${n}`, { signal });
}

/** A history played by the server. */
export function askHistory(n: number, seed: number, setup: Setup, signal?: AbortSignal): Promise<History> {
  const asked = new URLSearchParams({ history: String(n), seed: String(seed), setup: JSON.stringify(setup) });
  return json<History>(`api/history?${asked}`, `History ${n}`, { signal });
}

export interface EnsembleData {
  ensemble: Ensemble;
  binary: ArrayBuffer;
}

let ensembleKept: Promise<EnsembleData> | null = null;

/**
 * The many histories. The server may still be running them: it then answers 202 with how far it is, which goes to
 * `onProgress`, and is asked again until it is done.
 */
export function loadEnsemble(onProgress?: (done: number, of: number) => void): Promise<EnsembleData> {
  ensembleKept ??= fetchEnsemble(onProgress).catch((error: unknown) => {
    ensembleKept = null;
    throw error;
  });
  return ensembleKept;
}

async function fetchEnsemble(onProgress?: (done: number, of: number) => void): Promise<EnsembleData> {
  for (;;) {
    const response = await get('data/ensemble.json', 'The many histories');
    if (response.status !== 202) {
      const ensemble = (await response.json()) as Ensemble;
      const binary = await (await get('data/ensemble.bin', 'The many histories')).arrayBuffer();
      return { ensemble, binary };
    }
    const state = (await response.json().catch(() => ({}))) as { done?: number; of?: number };
    if (state.done !== undefined && state.of !== undefined) onProgress?.(state.done, state.of);
    const wait = Number(response.headers.get('Retry-After') ?? '1');
    await new Promise((done) => setTimeout(done, Math.min(Math.max(wait, 0.5), 5) * 1000));
  }
}
