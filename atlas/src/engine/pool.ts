// A few workers and a queue. A worker that breaks is told of and replaced; the others go on.

import type { Problem } from '../contract.ts';
import { Trouble } from '../data.ts';
import type { Answer, Task } from './worker.ts';

/** The engine could not begin in the page at all: not fetched, or not understood by this browser. */
export class NoEngine extends Trouble {}

interface Job {
  task: Task;
  signal?: AbortSignal;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

interface Hand {
  worker: Worker;
  job: Job | null;
}

export class Pool {
  readonly size: number;
  #begin: Extract<Task, { do: 'begin' }>;
  #hands: (Hand | null)[];
  #queue: Job[] = [];
  #id = 0;

  constructor(size: number, begin: Extract<Task, { do: 'begin' }>) {
    this.size = size;
    this.#begin = begin;
    this.#hands = Array.from({ length: size }, () => null);
  }

  /** Has a task done. A task whose signal is aborted before its turn is never begun. */
  do<T>(task: Task, signal?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const job: Job = { task, signal, resolve: resolve as (value: unknown) => void, reject };
      // What somebody waits to see comes before the many blocks that it is made of.
      if (task.do === 'rows') this.#queue.push(job);
      else this.#queue.unshift(job);
      this.#next();
    });
  }

  #next(): void {
    while (this.#queue.length > 0) {
      const place = this.#hands.findIndex((hand) => !hand?.job);
      if (place < 0) return;
      const job = this.#queue.shift()!;
      if (job.signal?.aborted) {
        job.reject(job.signal.reason);
        continue;
      }
      void this.#give(place, job);
    }
  }

  async #give(place: number, job: Job): Promise<void> {
    const old = this.#hands[place];
    const hand: Hand = old ?? { worker: new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), job: null };
    hand.job = job;
    this.#hands[place] = hand;
    try {
      if (!old) await this.#ask(hand, this.#begin);
      job.resolve(await this.#ask(hand, job.task));
    } catch (error) {
      job.reject(error);
    } finally {
      hand.job = null;
      this.#next();
    }
  }

  #ask(hand: Hand, task: Task): Promise<unknown> {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      const beginning = task.do === 'begin';
      const fail = (problem: Problem, broken: boolean) => {
        clear();
        if (broken || beginning) this.#drop(hand);
        // Why a module does not begin is told by browsers in words of programs.
        const own = { error: 'The engine of this page could not begin: its files are missing or damaged, or this browser cannot run it.' };
        reject(beginning ? new NoEngine(broken ? own : problem) : new Trouble(problem));
      };
      const onMessage = ({ data }: MessageEvent<Answer>) => {
        if (data.id !== id) return;
        if ('problem' in data) fail(data.problem, data.broken);
        else {
          clear();
          resolve(data.value);
        }
      };
      const onError = (event: ErrorEvent) => {
        event.preventDefault();
        fail({ error: `The engine stopped: ${event.message || 'its worker could not begin'}.` }, true);
      };
      const clear = () => {
        hand.worker.removeEventListener('message', onMessage);
        hand.worker.removeEventListener('error', onError);
      };
      hand.worker.addEventListener('message', onMessage);
      hand.worker.addEventListener('error', onError);
      hand.worker.postMessage({ id, task });
    });
  }

  /** Ends a broken worker; its place gets a new one when there is work. */
  #drop(hand: Hand): void {
    hand.worker.terminate();
    const place = this.#hands.indexOf(hand);
    if (place >= 0) this.#hands[place] = null;
  }
}
