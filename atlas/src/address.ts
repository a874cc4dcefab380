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
  /** What is chosen among many histories. */
  keep: Kept[];
}

/** A choice among many histories, by the ids of the scenario; a number without upper bound has null there. */
export type Kept =
  | ['outcome', id: string, cases: string[]]
  | ['date', id: string, from: string, until: string]
  | ['never', id: string]
  | ['number', id: string, low: number, high: number | null]
  | ['holder', year: number, place: string, polity: string];

/** Everything that an address may say. */
const KEYS = ['history', 'seed', 'day', 'place', 'polity', 'person', 'event', 'host', 'claim', 'thing', 'view', 'script', 'setup', 'keep'];

/** Names by which places, polities and persons stand in addresses, and the scripts that names are written in. */
export interface Names {
  place: string[];
  polity: string[];
  person: string[];
  script: string[];
}

/** Largest number of a history: that of the program and its server. */
export const LAST_HISTORY = 99_999_999;

/** Reads an address. What cannot be read is left out and told in words. */
export function readAddress(hash: string, names: Names): { address: Address; complaints: string[] } {
  const complaints: string[] = [];
  const asked = pairs(hash.replace(/^#/, ''), complaints);
  const address: Address = {
    view: 'map',
    history: number('history', LAST_HISTORY),
    seed: number('seed', Number.MAX_SAFE_INTEGER),
    setup: {},
    day: null,
    selection: null,
    script: null,
    keep: [],
  };

  const view = asked.get('view');
  if (view !== undefined) {
    const known = VIEWS.find((name) => name === view);
    if (known) address.view = known;
    else complaints.push(`There is no view “${view}”. There are ${VIEWS.join(', ')}.`);
  }

  const day = asked.get('day');
  if (day !== undefined) {
    address.day = readIso(day);
    if (address.day === null) complaints.push(`“${day}” is not a date of the Julian calendar such as 1217-11-03.`);
  }

  const script = asked.get('script');
  if (script !== undefined) {
    if (names.script.includes(script)) address.script = script;
    else complaints.push(`No name here is written in a script “${script}”${names.script.length > 0 ? `; there are ${names.script.join(', ')}` : ''}.`);
  }

  const keep = asked.get('keep');
  if (keep !== undefined) {
    const read = readJson(keep);
    if (Array.isArray(read) && read.every(isKept)) address.keep = read;
    else complaints.push('The link’s choice among the histories cannot be read; all of them are shown.');
  }

  const setup = asked.get('setup');
  if (setup !== undefined) {
    const read = readJson(setup);
    if (read && typeof read === 'object' && !Array.isArray(read)) address.setup = read as Setup;
    else complaints.push('The link’s changed conditions cannot be read; the history is shown without them.');
  }

  for (const kind of ['place', 'polity', 'person'] as const) {
    const id = asked.get(kind);
    if (id === undefined) continue;
    const born = kind === 'person' && /^born_(\d{1,5})$/.exec(id);
    const position = born ? Number(born[1]) : names[kind].indexOf(id);
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
    if (text === undefined) return null;
    if (/^\d{1,16}$/.test(text) && Number(text) <= most) return Number(text);
    complaints.push(`“${text}” is not the number of ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}: a whole number from 0 to ${most.toLocaleString('en')} is expected.`);
    return null;
  }
}

/** What stands under each key. A key that stands twice holds once, as it stands first. */
function pairs(text: string, complaints: string[]): Map<string, string> {
  const asked = new Map<string, string>();
  for (const part of text.split('&').filter(Boolean)) {
    const at = part.indexOf('=');
    const [key, written] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    if (!KEYS.includes(key)) {
      complaints.push(`An address says nothing by “${key}”${nearest(key, KEYS)}.`);
      continue;
    }
    if (asked.has(key)) {
      complaints.push(`The address says “${key}” twice; the first holds.`);
      continue;
    }
    try {
      asked.set(key, decodeURIComponent(written.replaceAll('+', ' ')));
    } catch {
      complaints.push(`What the address says by “${key}” cannot be read: “${written}” is not percent-encoded text.`);
    }
  }
  return asked;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isKept(one: unknown): one is Kept {
  if (!Array.isArray(one)) return false;
  const text = (...values: unknown[]) => values.every((value) => typeof value === 'string');
  const [of, a, b, c] = one as unknown[];
  switch (of) {
    case 'outcome':
      return one.length === 3 && text(a) && Array.isArray(b) && b.length > 0 && text(...b);
    case 'date':
      return one.length === 4 && text(a, b, c);
    case 'never':
      return one.length === 2 && text(a);
    case 'number':
      return one.length === 4 && text(a) && typeof b === 'number' && (typeof c === 'number' || c === null);
    case 'holder':
      return one.length === 4 && typeof a === 'number' && text(b, c);
    default:
      return false;
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
    // Whoever came into a history has the number in his id.
    said.push([kind, named ? (names[kind][id] ?? `born_${id}`) : String(id)]);
  }
  if (address.view !== 'map') said.push(['view', address.view]);
  if (address.script) said.push(['script', address.script]);
  if (address.keep.length > 0) said.push(['keep', JSON.stringify(address.keep)]);
  if (!isPlain(address.setup)) said.push(['setup', JSON.stringify(address.setup)]);
  return '#' + said.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

/** Whether a setup changes nothing. */
export function isPlain(setup: Setup): boolean {
  return !setup.set?.length && !setup.flip?.length && !setup.acts?.length;
}

/** `; the nearest name is …` with the name that shares most letter pairs, if any comes near. */
export function nearest(word: string, among: string[]): string {
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
