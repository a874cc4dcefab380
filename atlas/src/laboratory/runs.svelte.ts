// The comparison that runs or ran last; kept while other views are shown.

import type { Comparison, Setup } from '../contract.ts';
import { inWords } from '../data.ts';
import type { Engine, Progress, Question } from '../engine/index.ts';

class Runs {
  running = $state(false);
  stopped = $state(false);
  failed = $state<string | null>(null);
  comparison = $state.raw<Comparison | null>(null);
  progress = $state.raw<Progress>({ done: 0, of: 0 });
  seconds = $state(0);
  /** What was changed, and the command that does the same. */
  setup = $state.raw<Setup>({});
  line = $state('');
  #stop: AbortController | null = null;

  async start(engine: Engine, question: Question, line: string): Promise<void> {
    this.#stop?.abort();
    const stop = new AbortController();
    this.#stop = stop;
    Object.assign(this, { running: true, stopped: false, failed: null, comparison: null, seconds: 0, setup: question.setup, line });
    this.progress = { done: 0, of: question.histories };
    const began = performance.now();
    const clock = setInterval(() => (this.seconds = (performance.now() - began) / 1000), 250);
    try {
      await engine.compare(
        question,
        (sofar, progress) => {
          if (stop.signal.aborted) return;
          this.comparison = sofar;
          this.progress = progress;
        },
        stop.signal,
      );
    } catch (error) {
      if (stop.signal.aborted) this.stopped = true;
      else this.failed = inWords(error);
    } finally {
      clearInterval(clock);
      if (this.#stop === stop) {
        this.seconds = (performance.now() - began) / 1000;
        this.running = false;
      }
    }
  }

  stop(): void {
    if (!this.running) return;
    this.#stop?.abort();
    this.stopped = true;
    this.running = false;
  }
}

export const runs = new Runs();
