// Whether what is to be changed is complete and sound, before anything is asked of an engine; pure functions.

import { nearest } from '../address.ts';
import type { Input, Scenario, Setup } from '../contract.ts';
import { readIso } from '../days.ts';
import type { Act, Typed } from './draft.svelte.ts';
import { actWords, slots, wrongWith } from './setup.ts';

/** The most that the engine lets be set, switched or done at once. */
const MOST = 64;

/** What a ruler can do about a faith. */
export const POLICIES = ['patronise', 'tolerate', 'restrict', 'persecute', 'force'];

/** The first thing that keeps a draft from being run, in words, and the field that it is in. */
export interface Flaw {
  words: string;
  field?: string;
}

export function flaw(scenario: Scenario, inputs: Input[], typed: Typed[], acts: Act[]): Flaw | null {
  for (const { path, value } of typed) {
    const input = inputs.find((one) => one.path === path);
    const wrong = input ? wrongWith(input, value) : `There is no input ${path}.`;
    if (wrong) return { words: `${input?.label ?? path}: ${wrong}`, field: `input-${path}` };
  }
  for (const act of acts) {
    const written = actWords(act);
    if (written === null) return { words: `The act “${act.form.toLowerCase()}” has an empty place: choose something for each.` };
    const wrong = wrongDay(scenario, act.date) ?? wrongAct(scenario, written);
    if (wrong) return { words: wrong };
  }
  return null;
}

/** What is wrong with the setup of a link, in words; null if the engine can play it. */
export function wrongSetup(setup: unknown, scenario: Scenario, inputs: Input[]): string | null {
  const lists = { set: 'inputs', flip: 'mechanisms', acts: 'acts' };
  if (!setup || typeof setup !== 'object' || Array.isArray(setup)) return 'The changed conditions cannot be read.';
  for (const [key, value] of Object.entries(setup)) {
    if (!(key in lists)) return `There is no “${key}” among changed conditions; there are set, flip and acts.`;
    const [of, sound] = key === 'flip' ? ['names', isText] : ['pairs of two texts', isPair];
    if (!Array.isArray(value) || !value.every(sound)) return `“${key}” of the changed conditions is not a list of ${of}.`;
    if (value.length > MOST) return `${value.length} ${lists[key as keyof typeof lists]} at once are too many: at most ${MOST} can be changed.`;
  }
  const { set = [], flip = [], acts = [] } = setup as Setup;
  for (const [path, value] of set) {
    const input = inputs.find((one) => one.path === path);
    if (!input) return `There is no input “${path}”${nearest(path, inputs.map((one) => one.path))}.`;
    const wrong = wrongWith(input, value);
    if (wrong) return `${input.label}: ${wrong}`;
  }
  const switches = scenario.switches.map((one) => one.name);
  const unknown = flip.find((name) => !switches.includes(name));
  if (unknown !== undefined) return `There is no mechanism “${unknown}”${nearest(unknown, switches)}.`;
  for (const [date, words] of acts) {
    const wrong = wrongDay(scenario, date) ?? wrongAct(scenario, words);
    if (wrong) return wrong;
  }
  return null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function wrongDay({ start, end }: Scenario, date: string): string | null {
  const day = readIso(date);
  return day === null || day < start || day > end ? `The day of an act, “${date}”, is not a day of this scenario.` : null;
}

/** Ids that may fill a slot of an act. */
function ids(scenario: Scenario, slot: string): string[] {
  const { polities, places, faiths, persons } = scenario;
  const lists: Record<string, string[]> = {
    POLITY: polities.map((one) => one.id),
    PLACE: places.map((one) => one.id),
    FAITH: faiths.map((one) => one.id),
    PERSON: persons.map((one) => one.id),
    POLICY: POLICIES,
  };
  return lists[slot] ?? [];
}

/** The form of an act that is written in words: the one whose fixed words stand where they should. */
export function formOf(scenario: Scenario, words: string): string | null {
  const said = words.trim().split(/\s+/);
  const fits = (form: string) => {
    const own = slots(form);
    return own.length === said.length && own.every(({ word, slot }, i) => slot !== null || word === said[i]);
  };
  return scenario.acts.find(({ form }) => fits(form))?.form ?? null;
}

function wrongAct(scenario: Scenario, words: string): string | null {
  const form = formOf(scenario, words);
  if (form === null) return `“${words}” is no act; acts are: ${scenario.acts.map((one) => one.form).join('; ')}.`;
  const said = words.trim().split(/\s+/);
  const filled = slots(form).flatMap(({ slot }, i) => (slot ? [{ slot, id: said[i] }] : []));
  for (const { slot, id } of filled) {
    const known = ids(scenario, slot);
    if (!known.includes(id)) return `“${words}”: there is no ${slot.toLowerCase()} “${id}”${nearest(id, known)}.`;
  }
  const powers = filled.filter(({ slot }) => slot === 'POLITY');
  return powers.length === 2 && powers[0].id === powers[1].id ? `“${words}”: that takes two powers.` : null;
}
