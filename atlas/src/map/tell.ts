// A few words on what lies under the pointer.

import { atlas } from '../state.svelte.ts';
import { holderOn, suzerainOn } from '../past.ts';
import { longDate } from '../days.ts';
import type { Target } from './point.ts';

export interface Words {
  title: string;
  lines: string[];
}

const count = new Intl.NumberFormat('en');

const KINDS: Record<string, string> = {
  city: 'town', fort: 'fort', pass: 'pass', pasture: 'pasture', tribal_centre: 'seat of a people', field: 'field', river_crossing: 'crossing',
  region: 'region', caravanserai: 'caravanserai', water: 'water',
};

const STANCES: Record<string, string> = {
  idle: 'at rest', marching: 'on the march', besieging: 'laying siege', encamped: 'encamped', fleeing: 'in flight', tied: 'held down here', away: 'far away', gone: 'gone',
};

/** Who holds a place and under whom, in words. */
export function heldBy(place: number, day: number): string {
  const holder = holderOn(atlas.history, place, day);
  if (holder === 0) return 'ruled by nobody but its own people';
  const suzerain = suzerainOn(atlas.history, holder, day);
  return `held by ${atlas.polityName(holder)}${suzerain === null ? '' : `, which owes allegiance to ${atlas.polityName(suzerain)}`}`;
}

export function wordsOn(target: Target): Words {
  const { scenario, history, day } = atlas;
  if (target.kind === 'host') {
    const { standard } = target;
    const names = standard.tracks.map((track) => history.hosts[track].name);
    const step = history.hosts[standard.tracks[0]].steps.findLast((step) => step.from <= day);
    const lines = [`${count.format(Math.round(standard.men))} men of ${atlas.polityName(standard.owner)}, ${STANCES[standard.stance]}`];
    if (step?.to != null && step.arrive != null) lines.push(`from ${atlas.placeName(step.at)} to ${atlas.placeName(step.to)}, there ${longDate(step.arrive)}`);
    else if (step) lines.push(`at ${atlas.placeName(step.at)}`);
    lines.push(`food for ${Math.round(standard.supply)} days`);
    return { title: names.length > 2 ? `${names.length} hosts together` : names.join(' and '), lines };
  }
  const place = scenario.places[target.place];
  if (target.kind === 'land') {
    const holder = holderOn(history, target.place, day);
    return { title: holder === 0 ? `Country of ${atlas.placeName(target.place)}` : atlas.polityName(holder), lines: [holder === 0 ? heldBy(target.place, day) : `country nearest to ${atlas.placeName(target.place)}`] };
  }
  const lines = [`${KINDS[place.kind]}${place.households > 0 ? `, about ${count.format(place.households)} households` : ''}`, heldBy(target.place, day)];
  return { title: atlas.placeName(target.place), lines };
}
