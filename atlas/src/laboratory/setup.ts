// From what is chosen on the page to one setup, and to the command that does the same; pure functions.

import { readIso } from '../days.ts';
import type { Act, Chosen, Typed } from './draft.svelte.ts';
import type { Input, Scenario, Setup, Switch } from '../contract.ts';

/** Puts a typed value or range into the form of the engine: no signs of thousands, `..` between bounds. */
export function normal(text: string): string {
  return text
    .trim()
    .replace(/(\d)[,\u202f\u00a0](?=\d{3}\b)/g, '$1')
    .replace(/\s*(?:\.\.+|…|–|\bto\b)\s*/, '..');
}

/** What is wrong with a typed value or range, in words; null if nothing is. */
export function wrongWith(input: Input, text: string): string | null {
  const written = normal(text);
  if (written === '') return `A value is missing: ${asks(input)}.`;
  const parts = written.split('..');
  if (parts.length > 2) return `Two bounds at most, with .. between them: ${asks(input)}.`;
  const read = parts.map((part) => (input.date ? readIso(part) : number(part)));
  if (parts.includes('')) return `A bound is missing ${parts[0] === '' ? 'before' : 'after'} the ..: ${asks(input)}.`;
  const bad = read.findIndex((value) => value === null);
  if (bad >= 0) return `“${parts[bad]}” is not a ${input.date ? 'date' : 'number'}: ${asks(input)}.`;
  const values = read as number[];
  if (values.length === 2 && values[0] > values[1]) return 'The lower bound is above the upper one.';
  if (!input.date) {
    const [least, most] = input.limits;
    const outside = values.findIndex((value) => value < least || value > most);
    if (outside >= 0) {
      const less = values[outside] < least;
      const said = Number.isFinite(values[outside]) ? figure(values[outside]) : parts[outside];
      return `${said} is ${less ? 'less than the least' : 'more than the most'} that the model can reckon with, which is ${figure(less ? least : most)} (${input.unit}).`;
    }
  }
  return null;
}

/** Whether a sound value lies outside of what the model draws: allowed, and worth saying. */
export function unusual(input: Input, text: string): boolean {
  const values = normal(text)
    .split('..')
    .map((part) => (input.date ? readIso(part) : number(part)));
  return values.some((value) => value !== null && (value < input.low || value > input.high));
}

function asks(input: Input): string {
  const one = input.date ? 'a day such as 1211-03-01' : `a number from ${figure(input.limits[0])} to ${figure(input.limits[1])} (${input.unit})`;
  return `${one}, or two with .. between them, is expected`;
}

function number(text: string): number | null {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : null;
}

export function figure(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 6 });
}

/** The words of an act's form, each with what fills it; a fixed word has no slot. */
export function slots(form: string): { word: string; slot: string | null }[] {
  return form.split(' ').map((word) => ({ word, slot: /^[A-Z]+$/.test(word) ? word : null }));
}

/** An act as the engine reads it; null while a slot is empty. */
export function actWords(act: Act): string | null {
  const words = slots(act.form).map(({ word, slot }, i) => (slot ? (act.fillings[i] ?? '') : word));
  return words.includes('') ? null : words.join(' ');
}

/** One setup of all that is chosen. Of what two sentences say of the same input, the first holds; it is told. */
export function combine(scenario: Scenario, chosen: Chosen, typed: Typed[], flips: string[], acts: Act[]): { setup: Setup; clashes: string[] } {
  const set = new Map<string, string>();
  const clashes: string[] = [];
  const flip = new Set(flips);
  const done: [string, string][] = [];
  // What is typed by hand holds before what a sentence stands for.
  for (const { path, value } of typed) set.set(path, normal(value));
  for (const condition of scenario.conditions) {
    const setup = condition.options[chosen[condition.id] ?? 0]?.setup ?? {};
    for (const [path, value] of setup.set ?? []) {
      if (set.has(path) && set.get(path) !== value) clashes.push(`${path} is set twice; ${set.get(path)} holds.`);
      else set.set(path, value);
    }
    for (const name of setup.flip ?? []) flip.add(name);
    done.push(...(setup.acts ?? []));
  }
  for (const act of acts) {
    const words = actWords(act);
    if (words) done.push([act.date, words]);
  }
  const setup: Setup = {};
  if (set.size > 0) setup.set = [...set];
  if (flip.size > 0) setup.flip = [...flip];
  if (done.length > 0) setup.acts = done;
  return { setup, clashes };
}

/** An argument as a POSIX shell takes it: as it stands where no sign in it means anything to the shell, else in quotes. */
export function quoted(argument: string): string {
  return /^[A-Za-z0-9._=/-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** The command that makes the same comparison. */
export function command(scenario: Scenario, setup: Setup, seed: number, histories: number): string {
  const parts = ['tumen', 'whatif', scenario.id, '--histories', String(histories)];
  if (seed !== 1) parts.push('--seed', String(seed));
  for (const name of setup.flip ?? []) parts.push(isOn(scenario.switches, name) ? '--without' : '--with', name);
  for (const [path, value] of setup.set ?? []) parts.push('--set', `${path}=${value}`);
  for (const [date, act] of setup.acts ?? []) parts.push('--at', date, act);
  return parts.map(quoted).join(' ');
}

function isOn(switches: Switch[], name: string): boolean {
  return switches.find((one) => one.name === name)?.on ?? true;
}
