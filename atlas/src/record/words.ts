// Claims in words: properties as questions they answer, values with what can be followed, and the broken chains of claims.

import type { Book } from './book.ts';
import type { Claim, Conflict, Disagreement, Modality, Value } from './types.ts';

/** A piece of a sentence; with `thing` it can be followed. */
export interface Part {
  text: string;
  thing?: string;
}

/** Properties whose name says too little by itself. */
const PROPERTIES: Record<string, string> = {
  by: 'by whom',
  against: 'against whom',
  for: 'for whom',
  with: 'with whom',
  to: 'where to, or to whom',
  from: 'where from',
  via: 'by way of',
  near: 'near where',
  date: 'when',
  start: 'when it began',
  end: 'when it ended',
  place: 'where',
  begins_after: 'begins after',
  ends_with: 'ends with',
  same_time: 'at the same time as',
  during: 'in the course of',
  succeeds: 'follows upon',
  subject: 'whom or what it concerns',
  men: 'how many men',
  losses: 'men lost',
  number_of_tumens: 'tumens',
  manner: 'how',
  cause: 'why',
  purpose: 'to what end',
  dead: 'who dies',
  captive: 'who is taken',
  asked: 'who is asked',
  said: 'what is said of it',
  usage: 'how the name is used',
  name_absent: 'names not given',
  cited_for: 'what it is cited for',
  in_law: 'related by marriage to',
  predecessor_state: 'state before it',
  successor_state: 'state after it',
  unknown: 'what is not known',
  count: 'how many',
};

/** The order in which properties are told; the others follow by name. */
const ORDER = [
  'name', 'date', 'start', 'end', 'duration', 'place', 'near', 'from', 'via', 'to', 'by', 'commander', 'sender', 'against', 'for', 'with',
  'subject', 'asked', 'men', 'number_of_tumens', 'losses', 'victor', 'loser', 'captive', 'dead', 'manner', 'outcome', 'cause', 'purpose',
];

/** Relations in time come last: they are many and say how the telling goes. */
const LAST = ['after', 'before', 'during', 'begins_after', 'ends_with', 'same_time', 'succeeds'];

export function propertyWords(property: string): string {
  return PROPERTIES[property] ?? property.replaceAll('_', ' ');
}

/** Compares two properties by the order of telling. */
export function byTelling(a: string, b: string): number {
  return rank(a) - rank(b) || a.localeCompare(b);
}

function rank(property: string): number {
  const first = ORDER.indexOf(property);
  if (first >= 0) return first;
  const last = LAST.indexOf(property);
  return last >= 0 ? 2 * ORDER.length + last : ORDER.length;
}

/** What is claimed, in words. */
export function valueParts(book: Book, value: Value): Part[] {
  switch (value.type) {
    case 'who':
    case 'places':
      return list(value.things.map((id) => ({ text: book.label(id), thing: id })));
    case 'order':
      return [{ text: book.label(value.happening), thing: value.happening }, ...(value.lag ? [{ text: `, by ${value.lag.told}` }] : [])];
    case 'near':
      return [{ text: 'near ' }, { text: book.label(value.place), thing: value.place }];
    case 'name':
      return [{ text: value.form }, ...(value.transliteration ? [{ text: ` (${value.transliteration})` }] : [])];
    case 'text':
      return [{ text: value.text }];
    case 'date':
      return [{ text: value.words }];
    case 'amount':
    case 'duration':
      return [{ text: value.told }];
  }
}

function list(parts: Part[]): Part[] {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [{ text: i === parts.length - 1 ? ' and ' : ', ' }, part]));
}

/** How a claim is held, where it is not simply stated. */
export function modalityWords(book: Book, claim: Claim): string {
  const words: Record<Modality, string> = {
    stated: '',
    implied: 'implied',
    hedged: 'with a doubt',
    denied: 'denied',
    reported: claim.of.length ? `on the word of ${claim.of.map((id) => book.label(id)).join(', ')}` : 'reported',
  };
  return words[claim.modality];
}

/** Who says what in a disagreement, in a plain sentence. */
export function disagreementWords(book: Book, one: Disagreement): string {
  const rivals = one.kind === 'between accounts';
  const groups = new Map<string, Set<string>>();
  for (const claim of one.claims) {
    const teller = rivals ? 'Rival accounts' : book.label(claim.source);
    const said = groups.get(teller) ?? new Set();
    said.add(`${claim.modality === 'denied' ? 'not ' : ''}${claim.value}`);
    groups.set(teller, said);
  }
  const between = rivals ? '; or ' : ', and elsewhere ';
  return `${[...groups].map(([teller, said]) => `${teller}: ${[...said].join(between)}`).join('; ')}.`;
}

/** What to make of a disagreement, in a few words. */
export function verdict(one: Disagreement): string {
  if (one.relation === 'compatible') return 'They differ, but could all be true.';
  return one.kind === 'within one document' ? 'The document contradicts itself.' : 'They contradict each other.';
}

/** Claims of one document that say the same, together; in the order of the first of each. */
export function sayings(book: Book, claims: Claim[]): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const said = valueParts(book, claim.value).map((part) => part.text).join('');
    const key = [said, claim.side, claim.at?.words, claim.account, claim.modality === 'denied'].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups.values()];
}

/** A link of a broken chain: what is claimed, and what it would have to be if the other links hold. */
export interface Link {
  claim: string;
  witnesses: string[];
  told: string;
  remedy: string;
}

/**
 * Takes the explanation of an impossible combination apart into its links. It is written as "These n claims cannot all be
 * true: (1) …; (2) …. If the others stand, (1) …; (2) …."
 */
export function links(conflict: Conflict): Link[] {
  const [told, remedies = ''] = conflict.explanation.split(' If the others stand, ');
  return conflict.claims.map((claim, i) => ({
    claim,
    witnesses: conflict.witnesses[i] ?? [claim],
    told: numbered(told, i + 1).replace(/ \[[^\]]*\]$/, ''),
    remedy: numbered(remedies, i + 1),
  }));
}

/** The piece after `(n) ` up to the next number or the end. */
function numbered(text: string, n: number): string {
  const from = text.indexOf(`(${n}) `);
  if (from < 0) return '';
  const begin = from + `(${n}) `.length;
  const next = text.indexOf(`(${n + 1}) `, begin);
  return text
    .slice(begin, next < 0 ? undefined : next)
    .trim()
    .replace(/[;.]$/, '');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const SCRIPTS: Record<string, string> = { Latn: 'Latin', Hant: 'Chinese', Hans: 'Chinese, simplified', Arab: 'Arabic', Cyrl: 'Cyrillic', Mong: 'Mongol' };

/** Name of a script, by its ISO 15924 code. */
export function scriptWords(code: string): string {
  return SCRIPTS[code] ?? code;
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** Name of a language, by its tag. */
export function languageWords(tag: string): string {
  try {
    return LANGUAGES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
