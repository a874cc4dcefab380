// Time flows: by so many months a second, more slowly where much happens.

import { atlas } from '../state.svelte.ts';
import { pace } from './pace.ts';

/** Days in a month, on the mean. */
const MONTH = 30.4;

/** Speeds to choose from, months a second. */
export const SPEEDS = [
  { months: 0.5, words: '½ month' },
  { months: 1, words: '1 month' },
  { months: 2, words: '2 months' },
  { months: 4, words: '4 months' },
  { months: 12, words: '1 year' },
  { months: 36, words: '3 years' },
];

/** Milliseconds between one picture and the next for readers who ask for little motion. */
const REST = 600;

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Lets time flow while `atlas.playing`; to be called once, in an effect. Returns how to stop it. */
export function flow(): () => void {
  let last = performance.now();
  let running = 1;
  let wanted = requestAnimationFrame(tick);
  function tick(now: number): void {
    if (still.matches && now - last < REST) {
      wanted = requestAnimationFrame(tick);
      return;
    }
    const seconds = Math.min((now - last) / 1000, still.matches ? REST / 1000 : 0.1);
    last = now;
    const { history, scenario, moment, speed } = atlas;
    // Eased, so that it slows rather than stumbles.
    running += (pace(history.events, scenario.kinds, moment) - running) * Math.min(seconds * 4, 1);
    const next = moment + seconds * speed * MONTH * running;
    atlas.goto(next);
    if (next >= scenario.end) {
      atlas.playing = false;
      return;
    }
    wanted = requestAnimationFrame(tick);
  }
  return () => cancelAnimationFrame(wanted);
}

/** Starts or stops; at the end it starts over. */
export function toggle(): void {
  if (!atlas.playing && atlas.day >= atlas.scenario.end) atlas.goto(atlas.scenario.start);
  atlas.playing = !atlas.playing;
}
