// Names, laid so that none lies on another, nor on a host where that can be: powers wide across their land, then places by
// weight.

import type { Place } from '../contract.ts';
import { mixed } from '../theme/colour.ts';
import { faded, type Frame, inPixels } from './frame.ts';
import { radius, shownFrom } from './places.ts';
import { KM, type Point } from './projection.ts';
import type { Realm } from './realm.ts';
import { type Box, Room } from './taken.ts';
import { WATERS } from './waters.ts';

/** `hosts` are the boxes of the standards that stand. */
export function drawLabels(ctx: CanvasRenderingContext2D, frame: Frame, realm: Realm, courts: Map<number, number>, hosts: Box[]): void {
  inPixels(ctx, frame);
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  const taken = new Room(hosts);
  const great = greatness(frame, realm, courts);
  reserveMarks(frame, courts, taken, great, true);
  placeNames(ctx, frame, courts, taken, great, true);
  // The names of the great may lie on the marks of the small, and on nothing else.
  reserveMarks(frame, courts, taken, great, false);
  powerNames(ctx, frame, realm, taken);
  placeNames(ctx, frame, courts, taken, great, false);
  waterNames(ctx, frame, taken);
}

/** Weight of each place among the names; from `GREAT` on it is written before the names of powers. */
function greatness({ scenario, selection }: Frame, realm: Realm, courts: Map<number, number>): number[] {
  const km2 = scenario.polities.map(() => 0);
  realm.holders.forEach((holder, place) => (km2[holder] += scenario.places[place].km2));
  return scenario.places.map((place, i) => {
    const court = courts.get(i);
    const chosen = selection?.kind === 'place' && selection.id === i;
    return place.households + (court === undefined ? 0 : GREAT + km2[court] / 10) + (chosen ? 1e6 : 0);
  });
}

const GREAT = 14000;

/** Marks are not written over, nor the spot over a court where a host mostly stands. */
function reserveMarks(frame: Frame, courts: Map<number, number>, taken: Room, great: number[], which: boolean): void {
  frame.scenario.places.forEach((place, i) => {
    if (great[i] >= GREAT !== which || (frame.zoom.k < shownFrom(place) && !courts.has(i))) return;
    const [x, y] = frame.zoom.apply(frame.sites[i]);
    const r = radius(place, frame.zoom.k);
    taken.take({ left: x - r, right: x + r, top: y - r, bottom: y + r });
    if (courts.has(i)) taken.take({ left: x + 3, right: x + 22, top: y - 26, bottom: y - 6 });
  });
}

/** Names of places: the great ones before the names of powers, the others after. */
function placeNames(ctx: CanvasRenderingContext2D, frame: Frame, courts: Map<number, number>, taken: Room, weight: number[], great: boolean): void {
  const { scenario, zoom, width, height, ink } = frame;
  const chosen = (i: number) => frame.selection?.kind === 'place' && frame.selection.id === i;
  const order = scenario.places
    .map((_, i) => i)
    .filter((i) => weight[i] >= GREAT === great && (chosen(i) || courts.has(i) || zoom.k >= namedFrom(i)))
    .sort((a, b) => weight[b] - weight[a]);

  for (const i of order) {
    const [x, y] = frame.zoom.apply(frame.sites[i]);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const place = scenario.places[i];
    const size = Math.min(10 + Math.sqrt(place.households + (courts.has(i) ? 40000 : 0)) / 95 + Math.min(zoom.k, 5) * 0.6, 15.5);
    const natural = place.kind === 'pass' || place.kind === 'region' || place.kind === 'water' || place.kind === 'river_crossing' || place.kind === 'field';
    ctx.font = `${natural ? 'italic ' : ''}${courts.has(i) ? 700 : 400} ${size.toFixed(1)}px ${frame.serif}`;
    const name = frame.name(i);
    const wide = ctx.measureText(name).width;
    const r = radius(place, zoom.k) + 3;
    const half = size * 0.56;
    const spots: Point[] = [
      [x + r, y],
      [x - r - wide, y],
      [x - wide / 2, y - r - half],
      [x - wide / 2, y + r + half],
      [x + r * 0.8, y - r - half * 0.4],
      [x + r * 0.8, y + r + half * 0.4],
    ];
    const boxOf = ([left, middle]: Point): Box => ({ left: left - 1, right: left + wide + 1, top: middle - half, bottom: middle + half });
    const spot = taken.spot(spots, boxOf, ({ left, right }) => left >= 4 && right <= width - 4);
    if (!spot) continue;
    taken.take(boxOf(spot));
    write(ctx, name, ...spot, ink.label, ink.halo);
  }

  function namedFrom(i: number): number {
    const place = scenario.places[i];
    const from = shownFrom(place);
    return place.households < 6000 ? from * 1.12 : Math.max(from, place.households < 12000 ? 1.3 : 0);
  }
}

/** Names of the powers, letters spaced, in a dark tone of their colour, where their land leaves room. */
function powerNames(ctx: CanvasRenderingContext2D, frame: Frame, realm: Realm, taken: Room): void {
  const { scenario, zoom, sites, colours, ink, width, height } = frame;
  const held = new Map<number, { km2: number; x: number; y: number; places: number[] }>();
  realm.holders.forEach((holder, place) => {
    if (holder === 0) return;
    const { km2 } = scenario.places[place];
    const sum = held.get(holder) ?? { km2: 0, x: 0, y: 0, places: [] };
    sum.km2 += km2;
    sum.x += sites[place][0] * km2;
    sum.y += sites[place][1] * km2;
    sum.places.push(place);
    held.set(holder, sum);
  });
  const order = [...held].filter(([, { km2 }]) => km2 > 0).sort(([, a], [, b]) => b.km2 - a.km2);
  for (const [polity, { km2, x, y, places }] of order) {
    const across = (Math.sqrt(km2) / KM) * zoom.k;
    const size = Math.min(Math.max(across / 11, 10), 26);
    if (across < 46) continue;
    const name = scenario.polities[polity].name.toUpperCase();
    ctx.font = `400 ${size.toFixed(1)}px ${frame.serif}`;
    spaced(ctx, size * 0.22);
    const wide = ctx.measureText(name).width;
    if (wide > across * 2.2) {
      spaced(ctx, 0);
      continue;
    }
    const middle: Point = [x / km2, y / km2];
    const spots = [middle, ...places.map((place): Point => [(middle[0] + sites[place][0]) / 2, (middle[1] + sites[place][1]) / 2]), ...places.map((place) => sites[place])];
    const lifts = [0, -size * 1.3, size * 1.3];
    // Most of the name lies on its own land.
    const own = (left: number, top: number) =>
      [0, 0.25, 0.5, 0.75, 1].filter((part) => realm.holders[nearestPlace(zoom.invert([left + wide * part, top]), scenario.places, sites)] === polity).length >= 3;
    const spot = taken.spot(
      spots.flatMap((point) => lifts.map((lift): Point => [zoom.applyX(point[0]) - wide / 2, zoom.applyY(point[1]) + lift])),
      ([left, top]) => ({ left, right: left + wide, top: top - size / 2, bottom: top + size / 2 }),
      (box, [left, top]) => box.left > 2 && box.right < width - 2 && box.top > 2 && box.bottom < height - 2 && own(left, top),
    );
    if (spot) {
      const [left, top] = spot;
      taken.take({ left: left - 4, right: left + wide, top: top - size * 0.6, bottom: top + size * 0.6 });
      const tone = mixed(colours[polity], ink.label, frame.dark ? 0.35 : 0.42);
      ctx.globalAlpha = 0.88;
      write(ctx, name, left, top, tone, faded(ink.halo, 0.55));
      ctx.globalAlpha = 1;
    }
    spaced(ctx, 0);
  }
}

/** The place whose country a point most likely is. */
function nearestPlace([x, y]: Point, places: readonly Place[], sites: Point[]): number {
  let best = 0;
  let least = Infinity;
  sites.forEach(([sx, sy], i) => {
    const far = places[i].km2 > 0 ? (sx - x) ** 2 + (sy - y) ** 2 : Infinity;
    if (far < least) [best, least] = [i, far];
  });
  return best;
}

/** Seas, lakes and rivers, in the slanting letters that maps write water in. */
function waterNames(ctx: CanvasRenderingContext2D, frame: Frame, taken: Room): void {
  const { zoom, ink, width, height } = frame;
  for (const water of WATERS) {
    if (zoom.k < water.from) continue;
    const [x, y] = zoom.apply(water.at);
    const size = water.size;
    ctx.font = `italic 400 ${size}px ${frame.serif}`;
    spaced(ctx, size * 0.06);
    const wide = ctx.measureText(water.name).width;
    const turn = (water.turn * Math.PI) / 180;
    const halfWide = (Math.abs(Math.cos(turn)) * wide + Math.abs(Math.sin(turn)) * size) / 2;
    const halfHigh = (Math.abs(Math.sin(turn)) * wide + Math.abs(Math.cos(turn)) * size) / 2;
    const box = { left: x - halfWide, right: x + halfWide, top: y - halfHigh, bottom: y + halfHigh };
    if (taken.spot([box], (one) => one, () => box.left > 0 && box.right < width && box.top > 0 && box.bottom < height)) {
      taken.take(box);
      ctx.save();
      ctx.translate(x, y);
      ctx.rotate(turn);
      write(ctx, water.name, -wide / 2, 0, ink['water-name'], faded(water.river ? ink.halo : ink.water, 0.7));
      ctx.restore();
    }
    spaced(ctx, 0);
  }
}

function write(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string, halo: string): void {
  ctx.strokeStyle = halo;
  ctx.lineWidth = 2.8;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/** Space between letters, where the browser knows how. */
function spaced(ctx: CanvasRenderingContext2D, pixels: number): void {
  if ('letterSpacing' in ctx) ctx.letterSpacing = `${pixels.toFixed(1)}px`;
}
