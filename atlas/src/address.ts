// What the address of the page says after `#`, and back: a link to any moment of any history.

import type { Day, Setup } from './contract.ts';
import { iso, readIso } from './days.ts';

export const VIEWS = ['map', 'histories', 'laboratory', 'record'] as const;
export type View = (typeof VIEWS)[number];

/** What is looked at. Places, polities and persons by position in the scenario, hosts and events in the history. */
export type Selection =
  | { kind: 'event' | 'place' | 'polity' | 'person' | 'host'; id: number }
  | { kind: 'claim' | 'thing'; id: string };

export interface Address {
  view: View;
  history: number | null;
  seed: number | null;
  setup: Setup;
  day: Day | null;
  selection: Selection | null;
  script: string | null;
}

/** Names by which places, polities and persons stand in addresses. */
export interface Names {
  place: string[];
  polity: string[];
  person: string[];
}

/** Largest history number: the engine's are 32 bits. */
export const LAST_HISTORY = 4294967295;

/** Reads an address. What cannot be read is left out and told in words. */
export function readAddress(hash: string, names: Names): { address: Address; complaints: string[] } {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const complaints: string[] = [];
  const address: Address = {
    view: 'map',
    history: number('history', LAST_HISTORY),
    seed: number('seed', Number.MAX_SAFE_INTEGER),
    setup: {},
    day: null,
    selection: null,
    script: asked.get('script'),
  };

  const view = asked.get('view');
  if (view !== null) {
    const known = VIEWS.find((name) => name === view);
    if (known) address.view = known;
    else complaints.push(`There is no view “${view}”. There are ${VIEWS.join(', ')}.`);
  }

  const day = asked.get('day');
  if (day !== null) {
    address.day = readIso(day);
    if (address.day === null) complaints.push(`“${day}” is not a date of the Julian calendar such as 1217-11-03.`);
  }

  const setup = asked.get('setup');
  if (setup !== null) {
    try {
      const read: unknown = JSON.parse(setup);
      if (!read || typeof read !== 'object' || Array.isArray(read)) throw new Error('not an object');
      address.setup = read as Setup;
    } catch {
      complaints.push('The link’s changed conditions cannot be read; the history is shown without them.');
    }
  }

  for (const kind of ['place', 'polity', 'person'] as const) {
    const id = asked.get(kind);
    if (id === null) continue;
    const position = names[kind].indexOf(id);
    if (position >= 0) address.selection = { kind, id: position };
    else complaints.push(`This scenario has no ${kind} “${id}”${nearest(id, names[kind])}.`);
  }
  for (const kind of ['host', 'event'] as const) {
    const id = number(kind, LAST_HISTORY);
    if (id !== null) address.selection = { kind, id };
  }
  for (const kind of ['claim', 'thing'] as const) {
    const id = asked.get(kind);
    if (id) address.selection = { kind, id };
  }
  return { address, complaints };

  function number(name: string, most: number): number | null {
    const text = asked.get(name);
    if (text === null) return null;
    if (/^\d{1,16}$/.test(text) && Number(text) <= most) return Number(text);
    complaints.push(`“${text}” is not the number of ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}: a whole number from 0 to ${most.toLocaleString('en')} is expected.`);
    return null;
  }
}

/** Writes an address. `usualSeed` is left out. */
export function writeAddress(address: Address, names: Names, usualSeed: number): string {
  const said: [string, string][] = [];
  if (address.history !== null) said.push(['history', String(address.history)]);
  if (address.seed !== null && address.seed !== usualSeed) said.push(['seed', String(address.seed)]);
  if (address.day !== null) said.push(['day', iso(address.day)]);
  const chosen = address.selection;
  if (chosen) {
    const { kind, id } = chosen;
    const named = kind === 'place' || kind === 'polity' || kind === 'person';
    said.push([kind, named ? names[kind][id] : String(id)]);
  }
  if (address.view !== 'map') said.push(['view', address.view]);
  if (address.script) said.push(['script', address.script]);
  if (!isPlain(address.setup)) said.push(['setup', JSON.stringify(address.setup)]);
  return '#' + said.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

/** Whether a setup changes nothing. */
export function isPlain(setup: Setup): boolean {
  return !setup.set?.length && !setup.flip?.length && !setup.acts?.length;
}

/** `; did you mean …?` with the name that shares most letter pairs, if any comes near. */
function nearest(word: string, among: string[]): string {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2)));
  const asked = pairs(word.toLowerCase());
  let best = '';
  let most = 0.3;
  for (const name of among) {
    const has = pairs(name);
    const shared = [...asked].filter((pair) => has.has(pair)).length;
    const alike = (2 * shared) / Math.max(asked.size + has.size, 1);
    if (alike > most) [best, most] = [name, alike];
  }
  return best && `; the nearest name is “${best}”`;
}
