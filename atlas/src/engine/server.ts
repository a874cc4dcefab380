// The engine of a `tumen atlas` that answers at `api/`.

import type { Comparison, Problem } from '../contract.ts';
import { askHistory, get, Trouble } from '../data.ts';
import type { Engine } from './index.ts';

/** Lines of a body as they come in. */
async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const parts = (rest + value).split('\n');
    rest = parts.pop() ?? '';
    yield* parts.filter((line) => line.trim());
  }
  if (rest.trim()) yield rest;
}

const engine: Engine = {
  where: 'on the computer that serves this page',

  history: (n, seed, setup, signal) => askHistory(n, seed, setup, signal),

  async compare({ seed, histories, setup }, onProgress, signal) {
    const response = await get('api/whatif', 'The comparison', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ seed, histories, setup }),
      signal,
    });
    if (!response.body || !response.ok) throw new Trouble({ error: 'The server is busy; try again in a moment.' });
    let last: Comparison | null = null;
    for await (const line of lines(response.body)) {
      const answer = JSON.parse(line) as Comparison | Problem;
      if ('error' in answer) throw new Trouble(answer);
      last = answer;
      onProgress(answer, { done: answer.pairs, of: histories });
    }
    if (!last) throw new Trouble({ error: 'The server ended the comparison without an answer.' });
    return last;
  },
};

export function serverEngine(): Engine {
  return engine;
}
