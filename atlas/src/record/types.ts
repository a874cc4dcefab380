// `data/record.json`: the claims of the documents as `tumen export record --as json` writes them, and what follows from
// them as `tumen record conflicts`, `check` and `timeline` tell it.

export interface RecordData {
  record: RecordFile;
  disagreements: Disagreement[];
  conflicts: { consistent: boolean; complete: boolean; conflicts: Conflict[]; accounts: AccountStatus[] };
  timeline: Entry[];
}

export interface RecordFile {
  format: string;
  pack: { id: string; title: string; licence: string; authors: string[] };
  sources: Source[];
  documents: Document[];
  entities: Named[];
  happenings: Happening[];
  accounts: Account[];
  places: RecordPlace[];
  claims: Claim[];
}

export interface Source {
  id: string;
  title: string;
  kind: string;
  citation: string;
  cites: string[];
  note: string;
}

/** A document has units (sentences, fields, headings), which are known by their section and number only. */
export interface Document {
  source: string;
  units: { unit: string; section: string; paragraph: number; kind: string; words: number; none: string }[];
}

export interface Named {
  id: string;
  label: string;
  kind: string;
  note: string;
}

export interface Happening extends Named {
  extent: string;
}

export interface Account {
  id: string;
  set: string;
  label: string;
  note: string;
}

export interface RecordPlace {
  id: string;
  name: string;
  aliases: string[];
  kind: string;
}

/** A day in two calendars, `YYYY-MM-DD`. */
interface TwoDays {
  julian: string;
  gregorian: string;
}

export interface DateValue {
  edtf: string;
  calendar: string;
  words: string;
  earliest: TwoDays;
  latest: TwoDays;
}

export type Value =
  | { type: 'name'; form: string; language: string; script: string; tag: string; sort: string; transliteration: string }
  | { type: 'who' | 'places'; things: string[] }
  | { type: 'order'; happening: string; lag: { low: number; high: number; told: string } | null }
  | { type: 'text'; text: string }
  | { type: 'amount'; low: number | null; high: number | null; unit: string; told: string }
  | ({ type: 'date' } & DateValue)
  | { type: 'near'; place: string; km: unknown; direction: string }
  | { type: 'duration'; low: number; high: number; told: string };

export type Modality = 'stated' | 'implied' | 'reported' | 'hedged' | 'denied';

export interface Claim {
  id: string;
  source: string;
  loci: string[];
  about: string;
  property: string;
  value: Value;
  written: string;
  modality: Modality;
  /** For what is reported: on whose word. */
  of: string[];
  account: string | null;
  side: string | null;
  at: DateValue | null;
  note: string;
}

export interface Disagreement {
  about: string;
  label: string;
  property: string;
  side: string | null;
  kind: 'between documents' | 'within one document' | 'between accounts';
  relation: 'contradiction' | 'compatible';
  claims: { id: string; source: string; locus: string[]; value: string; modality: Modality; account: string | null }[];
}

export interface Conflict {
  claims: string[];
  /** For each claim of the chain, all claims that say the same. */
  witnesses: string[][];
  explanation: string;
}

export interface AccountStatus {
  id: string;
  set: string;
  status: string;
  requires_false: string[];
}

export interface Bounds {
  earliest: string | null;
  latest: string | null;
}

/** A happening in time. Rival dates stand side by side in `starts` and `ends`. */
export interface Entry {
  id: string;
  label: string;
  kind: string;
  extent: string;
  lane: string;
  earliest: string | null;
  latest: string | null;
  agreement: 'same' | 'compatible' | 'rival';
  inferred: boolean;
  starts: Dating[];
  ends: Dating[];
  start_bounds: Bounds | null;
  end_bounds: Bounds | null;
}

export interface Dating extends Bounds {
  stated: boolean;
  claims: string[];
}
