// What the page is given: the shapes of every file and answer, as `tumen-view` and `tumen-atlas` write them.
// Days are Julian day numbers. Places, polities, persons, faiths, peoples, hosts and events are given by their position
// in the list of the scenario (events: of the history).

/** A Julian day number. */
export type Day = number;

/** `data/site.json`: what this page can do and where it begins. */
export interface Site {
  version: string;
  /** Whether a `tumen atlas` answers at `api/`; false for files on any web host. */
  server: boolean;
  /** Whether `engine/` holds the engine as WebAssembly. */
  wasm: boolean;
  /** Seed of all histories that are shown without saying more. */
  seed: number;
  /** The history shown first: the nearest to the record of a few hundred. */
  history: number;
  /** Histories whose `data/history-N.json` is there, for pages without a server. */
  histories: number[];
  /** How many histories `data/ensemble.json` is of. */
  ensemble: number;
}

/** `data/scenario.json`. */
export interface Scenario {
  id: string;
  title: string;
  /** Hash of the pack, 16 hexadecimal digits. */
  pack: string;
  start: Day;
  /** Last day, included. */
  end: Day;
  places: Place[];
  routes: Route[];
  /** The first are the people of the places that nobody rules. */
  polities: Polity[];
  persons: Person[];
  faiths: { id: string; name: string; adherents: string }[];
  peoples: { id: string; name: string; plural: string }[];
  hosts: { id: string; name: string; polity: number }[];
  kinds: EventKind[];
  outcomes: OutcomeColumn[];
  dates: DateColumn[];
  numbers: NumberColumn[];
  /** Positions of the outcomes that follow from one another. */
  flow: number[];
  conditions: Condition[];
  switches: Switch[];
  /** Forms of acts that an experiment can have done, with what they mean. */
  acts: { form: string; meaning: string }[];
}

export interface Place {
  id: string;
  name: string;
  /** Other names with their script (ISO 15924: Latn, Arab, Hant, Cyrl). */
  names: { text: string; script: string }[];
  lat: number;
  lon: number;
  kind: 'city' | 'fort' | 'pass' | 'pasture' | 'tribal_centre' | 'field' | 'river_crossing' | 'region' | 'caravanserai' | 'water';
  /** How well the coordinate is known: A, B or C, with a radius. */
  quality: string;
  source: string;
  /** Households within a day's ride, central value. */
  households: number;
  /** 0 none to 1 the strongest of the region. */
  walls: number;
  communities: { faith: number; nomad: boolean; share: number }[];
  /** Country nearest to it in days of travel, km². */
  km2: number;
}

export interface Route {
  a: number;
  b: number;
  km: number;
  terrain: 'oasis_road' | 'steppe' | 'desert' | 'mountain_pass' | 'river_crossing';
  /** Months, 1 to 12, in which it is closed or hard. */
  months: number[];
  closure: 'closed' | 'hard';
  crossing: string | null;
  /** Months of high water. */
  highWater: number[];
  /** Days for a mounted host in July. */
  days: number;
  source: string;
}

export interface Polity {
  id: string;
  name: string;
  adjective: string;
  form: 'empire' | 'kingdom' | 'tribe' | 'band' | 'city' | 'outpost' | 'outside' | 'remote' | 'vacant';
  colour: string;
  people: number;
  faith: number;
}

export interface Person {
  id: string;
  name: string;
  male: boolean;
  polity: number;
  office: string;
  /** Of one who came into the history shown: the day of birth, and the father's position. */
  born?: Day;
  father?: number | null;
}

/** For filters and marks. */
export type Group = 'war' | 'siege' | 'revolt' | 'court' | 'bond' | 'faith' | 'means' | 'flight' | 'experiment';

export interface EventKind {
  name: string;
  /** The name in words, such as `gate opened`. */
  label: string;
  meaning: string;
  group: Group;
  /** 1 everyday, 2 worth a mark, 3 worth a headline. */
  weight: 1 | 2 | 3;
}

export interface OutcomeColumn {
  id: string;
  label: string;
  record: string;
  recorded: number | null;
  heldOut: boolean;
  cases: { id: string; label: string }[];
  sparse: boolean;
  claims: string[];
}

export interface DateColumn {
  id: string;
  label: string;
  record: string;
  window: [Day, Day] | null;
  heldOut: boolean;
  claims: string[];
}

export interface NumberColumn {
  id: string;
  label: string;
  unit: string;
  record: string;
  range: [number, number] | null;
  heldOut: boolean;
  claims: string[];
}

/** A sentence with one blank. The options stand in the blank; the first is the model as it stands. */
export interface Condition {
  id: string;
  /** With `{}` where the blank is. */
  sentence: string;
  /** What it is about, in a sentence or two, with where its numbers come from. */
  note: string;
  options: Option[];
}

export interface Option {
  label: string;
  setup: Setup;
}

/** What an experiment changes; everything may be left out. */
export interface Setup {
  /** Inputs with a value, or a range as `LOW..HIGH`. */
  set?: [path: string, value: string][];
  /** Names of mechanisms that are switched to the other side. */
  flip?: string[];
  /** Acts with their day, `YYYY-MM-DD` of the Julian calendar. */
  acts?: [date: string, act: string][];
}

export interface Switch {
  name: string;
  /** What it is about, in words. */
  label: string;
  /** Whether it is on in the model as it stands. */
  on: boolean;
}

/** `data/inputs.json`: everything that a history draws. */
export interface Input {
  path: string;
  label: string;
  unit: string;
  low: number;
  high: number;
  /** The least and the most that the model can reckon with; nothing outside can be set. */
  limits: [number, number];
  /** In words: `38 to 48, most likely 42`. */
  range: string;
  source: string;
  date: boolean;
}

/** `data/history-N.json`, `api/history`, and `Engine.history` of the WebAssembly. */
export interface History {
  history: number;
  seed: number;
  setup: Setup;
  /** Digest of the whole history, 16 hexadecimal digits. */
  digest: string;
  events: Event[];
  /** By place: who holds it from which day on. The first entry is of the first day. */
  holders: [from: Day, polity: number][][];
  /** By polity: to whom it owes allegiance from which day on, or null. */
  suzerains: [from: Day, polity: number | null][][];
  /** By polity: whether it exists, its seat, who bears the title and who has the power, from which day on. */
  courts: Court[][];
  /** Armies, bands and parties of fugitives, each with all that it did. */
  hosts: Track[];
  sieges: { place: number; host: number; from: Day; until: Day }[];
  /** Who heard of what on which day, in the order of the days. */
  news: [day: Day, polity: number, event: number][];
  /** What each polity had at the ends of years. */
  years: { year: number; polity: number; places: number; households: number; men: number; treasury: number; km2: number }[];
  /** The answers of this history to what the scenario measures. */
  measured: { outcomes: number[]; dates: (Day | null)[]; numbers: (number | null)[] };
  /** Persons who came into this history, numbered on from those of the scenario. */
  born: { id: string; name: string; male: boolean; polity: number; born: Day; father: number | null }[];
  /** Powers that arose in it, in the numbers that the scenario keeps vacant. */
  arisen: { polity: number; name: string; people: number; faith: number }[];
}

export interface Event {
  day: Day;
  /** Position in `kinds`. */
  kind: number;
  /** The sentence, without its date. */
  text: string;
  place: number | null;
  actor: number | null;
  other: number | null;
  person: number | null;
  target: number | null;
  host: number | null;
  men: number;
  otherMen: number;
  losses: number;
  otherLosses: number;
  /** Most important first. */
  causes: Cause[];
  /** What the scenario measures and this event decided: `outcome` ids and `date` ids. */
  measures: string[];
}

/** An earlier event, or a fact of day one in words with its source. */
export type Cause = { event: number } | { fact: string; source: string };

export interface Court {
  from: Day;
  alive: boolean;
  seat: number | null;
  ruler: number | null;
  power: number | null;
}

export interface Track {
  /** Position in the hosts of the scenario, or null of a host that arose later. */
  host: number | null;
  name: string;
  /** In the order of the days; each holds until the next begins. */
  steps: Step[];
}

export interface Step {
  from: Day;
  owner: number;
  /** Where it stands, or the place it last left. */
  at: number;
  /** The place it is on the way to, and when it arrives there; null when it stands. */
  to: number | null;
  arrive: Day | null;
  stance: 'idle' | 'marching' | 'besieging' | 'encamped' | 'fleeing' | 'tied' | 'away' | 'gone';
  men: number;
  /** Days of food it carries. */
  supply: number;
  /** Will to hold together, 0 to 1. */
  cohesion: number;
  commander: number | null;
}

/** `data/ensemble.json`; `data/ensemble.bin` holds what each history came to. */
export interface Ensemble {
  seed: number;
  histories: number;
  digest: string;
  /** The history nearest to the record, the most typical one and the strangest, with a word why. */
  notable: { history: number; title: string; why: string }[];
  outcomes: { cases: Share[] }[];
  dates: { happened: Share; quantiles: (Day | null)[] }[];
  numbers: { had: Share; quantiles: (number | null)[] }[];
  /** Days on which holders were read: the ends of years. */
  days: Day[];
  /** Byte offsets into the binary, little-endian, history fastest:
   *  dates Int32 [date][history] with -1 for never; numbers Float32 [number][history] with NaN for none;
   *  outcomes Uint8 [outcome][history] positions of cases; holders Uint8 [day][place][history] positions of polities. */
  offsets: { dates: number; numbers: number; outcomes: number; holders: number };
}

/** Quantiles are of 5, 25, 50, 75 and 95%. */
export interface Share {
  count: number;
  share: number;
  low: number;
  high: number;
}

/** Answer of a comparison, growing as histories come in. The shape of `tumen whatif --format json`. */
export interface Comparison {
  pairs: number;
  /** In how many of the changed histories none of the acts could be done, in how many one, and so on; empty without acts. */
  acts_done: number[];
  /** Pairs in which anything at all differs. */
  touched: number;
  outcomes: {
    id: string;
    label: string;
    question: string;
    recorded: boolean;
    before: number;
    after: number;
    difference: Estimate;
  }[];
  dates: {
    id: string;
    label: string;
    before: number;
    after: number;
    difference: Estimate;
    median_before: string | null;
    median_after: string | null;
  }[];
  numbers: {
    id: string;
    label: string;
    unit: string;
    median_before: number | null;
    median_after: number | null;
    mean_change: Estimate | null;
  }[];
  most_changed: { history: number; days: number; flips: { outcome: string; question: string; before: string; after: string }[] }[];
}

export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** An error of the engine or the server, in words. */
export interface Problem {
  error: string;
  /** The nearest valid thing, if there is one. */
  nearest?: string;
  /** What would have been right. */
  expected?: string;
}
