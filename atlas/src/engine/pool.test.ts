import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Trouble } from '../data.ts';
import { NoEngine, Pool } from './pool.ts';
import type { Task } from './worker.ts';

/** A worker that answers when it is told to, so that orders can be seen. */
class Stand extends EventTarget {
  static all: Stand[] = [];
  static refuse = false;
  asked: { id: number; task: Task }[] = [];
  ended = false;

  constructor() {
    super();
    Stand.all.push(this);
  }

  postMessage(message: { id: number; task: Task }): void {
    if (message.task.do !== 'begin') this.asked.push(message);
    else if (Stand.refuse) this.say({ id: message.id, problem: { error: 'not here' }, broken: true });
    else this.say({ id: message.id, value: null });
  }

  answer(value: unknown): void {
    this.say({ id: this.asked.shift()!.id, value });
  }

  fail(problem: { error: string }, broken: boolean): void {
    this.say({ id: this.asked.shift()!.id, problem, broken });
  }

  say(data: unknown): void {
    queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('message'), { data })));
  }

  terminate(): void {
    this.ended = true;
  }
}

Object.assign(globalThis, { Worker: Stand });
const rows = (first: number): Task => ({ do: 'rows', seed: 1, first, count: 20, setup: '{}' });
const compare: Task = { do: 'compare', before: new Uint8Array(), after: new Uint8Array(), acts: 0 };
const pool = (size: number) => new Pool(size, { do: 'begin', module: '', pack: '' });
const turn = () => new Promise((done) => setTimeout(done, 1));

afterEach(() => {
  Stand.all = [];
  Stand.refuse = false;
});

test('what somebody waits to see comes before the blocks', async () => {
  const one = pool(1);
  const first = one.do(rows(0));
  void one.do(rows(20));
  const seen = one.do<string>(compare);
  await turn();
  Stand.all[0].answer('block');
  assert.equal(await first, 'block');
  await turn();
  assert.equal(Stand.all[0].asked[0].task.do, 'compare');
  Stand.all[0].answer('told');
  assert.equal(await seen, 'told');
});

test('a problem is told and the worker goes on; a broken one is replaced', async () => {
  const one = pool(1);
  const wrong = one.do(rows(0));
  await turn();
  Stand.all[0].fail({ error: 'no such input' }, false);
  await assert.rejects(wrong, (error) => error instanceof Trouble && error.message === 'no such input');
  const broken = one.do(rows(0));
  await turn();
  assert.equal(Stand.all.length, 1);
  Stand.all[0].fail({ error: 'unreachable' }, true);
  await assert.rejects(broken, Trouble);
  assert.ok(Stand.all[0].ended);
  const again = one.do(rows(0));
  await turn();
  Stand.all[1].answer('well');
  assert.equal(await again, 'well');
});

test('an engine that cannot begin says so, and is tried anew', async () => {
  Stand.refuse = true;
  const one = pool(1);
  await assert.rejects(one.do(rows(0)), NoEngine);
  Stand.refuse = false;
  const again = one.do(rows(0));
  await turn();
  Stand.all[1].answer('well');
  assert.equal(await again, 'well');
});

test('what is called off before its turn is never begun', async () => {
  const one = pool(1);
  const stop = new AbortController();
  const first = one.do(rows(0));
  const second = one.do(rows(20), stop.signal);
  await turn();
  stop.abort(new Error('enough'));
  Stand.all[0].answer('block');
  await first;
  await assert.rejects(second, /enough/);
  assert.equal(Stand.all[0].asked.length, 0);
});
