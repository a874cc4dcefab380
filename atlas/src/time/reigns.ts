// Who had the power in a polity, as stretches of time.

import type { Day, History, Scenario } from '../contract.ts';

export interface Reign {
  from: Day;
  until: Day;
  person: number | null;
  /** For the band. */
  name: string;
  /** In full. */
  words: string;
}

export function reignsOf(history: History, scenario: Scenario, polity: number): Reign[] {
  const courts = history.courts[polity] ?? [];
  const name = (person: number | null) => (person === null ? 'nobody' : (scenario.persons[person]?.name ?? 'somebody'));
  const reigns: Reign[] = [];
  courts.forEach((court, i) => {
    const until = courts[i + 1]?.from ?? scenario.end;
    const person = court.alive ? court.power : null;
    const words = !court.alive
      ? `${scenario.polities[polity].name}: no power of its own`
      : court.ruler !== null && court.ruler !== court.power
        ? `${name(court.power)} in power, ${name(court.ruler)} on the throne`
        : `${name(court.power)} on the throne`;
    const last = reigns.at(-1);
    // A new seat is no new reign.
    if (last && last.words === words) last.until = until;
    else reigns.push({ from: court.from, until, person, name: court.alive ? name(court.power) : 'ended', words });
  });
  return reigns;
}
