// What lies under the pointer.

import type { Frame } from './frame.ts';
import { cloth, pole, type Standard } from './hosts.ts';
import type { Land } from './land.ts';
import { radius, shownFrom } from './places.ts';

export type Target =
  | { kind: 'host'; standard: Standard }
  | { kind: 'place'; place: number }
  | { kind: 'land'; place: number };

const probe = document.createElement('canvas').getContext('2d')!;

/** The topmost thing at a point in CSS pixels; `slack` widens small things for fingers. */
export function targetAt(frame: Frame, list: Standard[], land: Land | null, seats: Set<number>, x: number, y: number, slack = 0): Target | null {
  const { zoom, scenario, sites } = frame;
  for (const standard of list.toReversed()) {
    const { wide } = cloth(standard.men, zoom.k);
    const tall = pole(standard, zoom.k);
    const reach = standard.stance === 'marching' && !standard.left ? -wide : 0;
    if (
      x > standard.x + Math.min(reach, 0) - 3 - slack &&
      x < standard.x + (reach < 0 ? 0 : wide) + 3 + slack &&
      y > standard.y - tall - 3 - slack &&
      y < standard.y + 3 + slack
    ) {
      return { kind: 'host', standard };
    }
  }
  let best: { place: number; far: number } | null = null;
  scenario.places.forEach((place, i) => {
    if (zoom.k < shownFrom(place) && !seats.has(i)) return;
    const [px, py] = zoom.apply(sites[i]);
    const far = Math.hypot(px - x, py - y) - radius(place, zoom.k);
    if (far < 5 + slack && (!best || far < best.far)) best = { place: i, far };
  });
  if (best) return { kind: 'place', place: (best as { place: number }).place };
  if (land) {
    const [mx, my] = zoom.invert([x, y]);
    const place = land.shapes.findIndex((shape) => shape && probe.isPointInPath(shape, mx, my));
    if (place >= 0) return { kind: 'land', place };
  }
  return null;
}
