// The one store of the page: what is loaded, what is shown, and the address that says so.

import type { Topology } from 'topojson-specification';
import { type Address, isPlain, type Kept, LAST_HISTORY, type Names, readAddress, type Selection, type View, writeAddress } from './address.ts';
import { takeIn } from './arisen.ts';
import type { Day, Event, History, Scenario, Setup, Site } from './contract.ts';
import { inWords, loadInputs, loadLand, loadScenario, loadSite, Trouble } from './data.ts';
import { longDate } from './days.ts';
import { historyOf, word } from './engine/index.ts';
import { wrongSetup } from './laboratory/check.ts';
import { eventsUpTo } from './past.ts';
import { colours } from './theme/palette.ts';
import { theme } from './theme/theme.svelte.ts';

export type { Selection, View } from './address.ts';

class Atlas {
  /** Loaded once. Views are only shown when `ready`, and may then take these as given. */
  site = $state.raw<Site>(null as unknown as Site);
  scenario = $state.raw<Scenario>(null as unknown as Scenario);
  /** The land of the places; null where it could not be read, and the map does without. */
  land = $state.raw<Topology | null>(null);
  history = $state.raw<History>(null as unknown as History);
  ready = $state(false);
  /** Why the page cannot begin, in words. */
  failed = $state<string | null>(null);
  /** Number of the history that is being fetched. */
  fetching = $state<number | null>(null);

  view = $state<View>('map');
  /** The moment shown: a fraction while time flows. */
  moment = $state<Day>(0);
  playing = $state(false);
  /** Months of history in a second, where nothing happens. */
  speed = $state(1);
  selection = $state.raw<Selection | null>(null);
  /** Script in which names are written (ISO 15924), or null for the name as the scenario writes it. */
  script = $state<string | null>(null);
  /** What is chosen among many histories, as the address says it. */
  keep = $state.raw<Kept[]>([]);
  /** What is on the map besides land, territory and names. */
  layers = $state({ routes: true, hosts: true, news: true, relief: true });
  /** Short messages to the reader, newest last. */
  notices = $state<{ id: number; text: string }[]>([]);

  /** The day shown, a whole number. */
  day = $derived(Math.floor(this.moment));
  /** Events up to the day shown. */
  happened = $derived(this.ready ? eventsUpTo(this.history.events, this.day) : 0);
  /** Colour of each polity in the current theme. */
  colours = $derived(this.ready ? colours(this.scenario, this.history, theme.current) : []);

  #names: Names = { place: [], polity: [], person: [], script: [] };
  #foreseen: { key: string; history: Promise<History> } | null = null;
  #notice = 0;
  #asked: AbortController | null = null;
  #pen: ReturnType<typeof setTimeout> | null = null;

  /** Loads what every view needs, then the history that the address asks for. */
  async begin(): Promise<void> {
    this.failed = null;
    word.say = (text) => this.say(text);
    try {
      const [site, scenario, land] = await Promise.all([
        loadSite().then((site) => {
          this.#foresee(site);
          return site;
        }),
        loadScenario(),
        loadLand().catch((error: unknown) => {
          this.say(`${inWords(error)} The map shows places without territory.`);
          return null;
        }),
      ]);
      this.site = site;
      this.scenario = scenario;
      // A century is watched by the year.
      this.speed = scenario.end - scenario.start > 40 * 365 ? 12 : 1;
      this.land = land;
      this.#names = {
        place: scenario.places.map((place) => place.id),
        polity: scenario.polities.map((polity) => polity.id),
        person: scenario.persons.map((person) => person.id),
        script: [...new Set(scenario.places.flatMap((place) => place.names.map((name) => name.script)))],
      };
      this.moment = scenario.start;
      await this.#follow();
      addEventListener('hashchange', () => void this.#follow());
    } catch (error) {
      this.failed = inWords(error);
    }
  }

  /** A message to the reader, which goes by itself. */
  say(text: string): void {
    const id = ++this.#notice;
    this.notices = [...this.notices.filter((notice) => notice.text !== text), { id, text }].slice(-4);
    setTimeout(() => this.hush(id), 12_000);
  }

  hush(id: number): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  /** Shows another view. */
  show(view: View): void {
    this.view = view;
    this.#note(true);
  }

  /** Selects something, or nothing; an event also moves to its day when `travel`. */
  select(selection: Selection | null, travel = false): void {
    this.selection = selection;
    if (travel && selection?.kind === 'event') this.moment = this.history.events[selection.id].day;
    this.#note(true);
  }

  /** Moves to a moment, kept within the span of the scenario. */
  goto(moment: Day): void {
    this.moment = Math.min(Math.max(moment, this.scenario.start), this.scenario.end);
    this.#note(false);
  }

  /** Moves to the next (1) or previous (-1) event worth a mark; where an event is looked at, it looks at that one. */
  step(direction: 1 | -1): void {
    const { events } = this.history;
    const worth = (event: Event) => this.scenario.kinds[event.kind].weight > 1;
    const looking = this.selection?.kind === 'event' && events[this.selection.id].day === this.day ? this.selection.id : null;
    let at = looking !== null ? looking + direction : direction > 0 ? this.happened : eventsUpTo(events, this.day - 1) - 1;
    while (at >= 0 && at < events.length && !worth(events[at])) at += direction;
    this.playing = false;
    if (looking !== null && events[at]) this.select({ kind: 'event', id: at }, true);
    else this.goto(events[at]?.day ?? (direction > 0 ? this.scenario.end : this.scenario.start));
  }

  setScript(script: string | null): void {
    this.script = script;
    this.#note(false);
  }

  /** Keeps some of the many histories. */
  setKeep(keep: Kept[]): void {
    this.keep = keep;
    this.#note(true);
  }

  /**
   * Opens a history, changed by a setup if one is given. The moment is kept; the history shown until now stays when
   * this one cannot be had, and the reader is told.
   */
  async open(n: number, setup: Setup = {}, seed: number = this.site.seed): Promise<boolean> {
    const kept = this.selection && this.selection.kind !== 'event' && this.selection.kind !== 'host' ? this.selection : null;
    if (!(await this.#fetch(n, setup, seed))) return false;
    this.selection = kept;
    this.#note(true);
    return true;
  }

  /** Address of a view of a history, for links. */
  link(to: Partial<Address>): string {
    return writeAddress({ ...this.#address(), selection: null, ...to }, this.#names, this.site.seed);
  }

  /** Name of a place in the chosen script, if it has one. */
  placeName(place: number): string {
    const { name, names } = this.scenario.places[place];
    return (this.script && names.find((other) => other.script === this.script)?.text) || name;
  }

  polityName(polity: number | null): string {
    return polity === null ? '' : (this.scenario.polities[polity]?.name ?? '');
  }

  personName(person: number | null): string {
    return person === null ? '' : (this.scenario.persons[person]?.name ?? '');
  }

  #address(): Address {
    return {
      view: this.view,
      history: this.history.history,
      seed: this.history.seed,
      setup: this.history.setup,
      day: this.day,
      selection: this.selection,
      script: this.script,
      keep: this.keep,
    };
  }

  /** Writes the address: a step to go back to, or in place and after a while. */
  #note(step: boolean): void {
    if (!this.ready) return;
    if (this.#pen) clearTimeout(this.#pen);
    if (step) {
      const now = writeAddress(this.#address(), this.#names, this.site.seed);
      if (now !== location.hash) history.pushState(null, '', now);
      return;
    }
    this.#pen = setTimeout(() => history.replaceState(null, '', writeAddress(this.#address(), this.#names, this.site.seed)), 300);
  }

  /** Does as the address says, as far as it can be done. */
  async #follow(): Promise<void> {
    const { address, complaints } = readAddress(location.hash, this.#names);
    complaints.forEach((text) => this.say(text));
    const n = address.history ?? this.history?.history ?? this.site.history;
    const seed = address.seed ?? this.site.seed;
    const shown = this.history;
    const same = shown && shown.history === n && shown.seed === seed && JSON.stringify(shown.setup) === JSON.stringify(address.setup);
    if (!same && !(await this.#fetch(n, address.setup, seed))) {
      if (!shown && !(await this.#fetch(this.site.history, {}, this.site.seed))) {
        throw new Trouble({ error: 'No history could be read, so there is nothing to show.' });
      }
    }
    this.view = address.view;
    this.script = address.script;
    this.keep = address.keep;
    this.selection = this.#sound(address.selection);
    if (address.day !== null) {
      const { start, end } = this.scenario;
      if (address.day < start || address.day > end) {
        this.say(`${longDate(address.day)} lies outside this scenario, which runs from ${longDate(start)} to ${longDate(end)}.`);
      }
      this.moment = Math.min(Math.max(address.day, start), end);
    } else if (this.selection?.kind === 'event') {
      this.moment = this.history.events[this.selection.id].day;
    }
    this.ready = true;
  }

  /** Asks for the history of the address while the scenario is still on its way. */
  #foresee(site: Site): void {
    const { address } = readAddress(location.hash, this.#names);
    // Changed conditions are looked at first, which needs the scenario.
    if (!isPlain(address.setup)) return;
    const [n, seed] = [address.history ?? site.history, address.seed ?? site.seed];
    const history = historyOf(site, n, seed, address.setup);
    // What goes wrong is told where it is used.
    history.catch(() => undefined);
    this.#foreseen = { key: JSON.stringify([n, seed, address.setup]), history };
  }

  /** A selection that this history has, else null with a message. */
  #sound(selection: Selection | null): Selection | null {
    if (!selection) return null;
    const { events, hosts, history: n } = this.history;
    if (selection.kind === 'event' && selection.id >= events.length) {
      this.say(`History ${n} has no event ${selection.id}; its last is ${events.length - 1}.`);
      return null;
    }
    if (selection.kind === 'host' && selection.id >= hosts.length) {
      this.say(`History ${n} has no army ${selection.id}; its last is ${hosts.length - 1}.`);
      return null;
    }
    return selection;
  }

  async #fetch(n: number, setup: Setup, seed: number): Promise<boolean> {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.fetching = n;
    try {
      if (!Number.isInteger(n) || n < 0 || n > LAST_HISTORY) {
        throw new Trouble({ error: `${n} is not the number of a history: whole numbers from 0 to ${LAST_HISTORY.toLocaleString('en')} are.` });
      }
      if (Object.keys(setup).length > 0) {
        const wrong = wrongSetup(setup, this.scenario, setup.set?.length ? await loadInputs() : []);
        if (wrong) throw new Trouble({ error: wrong });
      }
      const foreseen = this.#foreseen?.key === JSON.stringify([n, seed, setup]) ? this.#foreseen.history : null;
      this.#foreseen = null;
      const history = await (foreseen ?? historyOf(this.site, n, seed, setup, asked.signal));
      asked.signal.throwIfAborted();
      takeIn(this.scenario, history, this.#names.person.length);
      this.history = history;
      return true;
    } catch (error) {
      if (!asked.signal.aborted) {
        const changed = isPlain(setup) ? '' : ' with changed conditions';
        this.say(`History ${n}${changed} cannot be shown. ${inWords(error)}`);
      }
      return false;
    } finally {
      if (this.#asked === asked) this.fetching = null;
    }
  }
}

export const atlas = new Atlas();
