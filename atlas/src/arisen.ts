// Persons and powers that a history brought forth beside those of the scenario.

import type { History, Scenario } from './contract.ts';

/** Puts whoever came into a history after the persons of the scenario, and names the powers that arose in it. Those of the
 *  history shown before make way. `known` is how many persons the scenario names. */
export function takeIn(scenario: Scenario, history: History, known: number): void {
  scenario.persons.length = known;
  for (const one of history.born) scenario.persons.push({ ...one, office: '' });
  for (const polity of scenario.polities) if (polity.form === 'vacant') polity.name = 'a power that did not arise';
  for (const { polity, name, people, faith } of history.arisen) Object.assign(scenario.polities[polity], { name, people, faith });
}
