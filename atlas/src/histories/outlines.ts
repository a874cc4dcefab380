// The land of each place as a path for small maps: the heart of the large one, in its projection.

import { geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { HEART, projection } from '../map/projection.ts';

/** Height of a small map as a part of its width. */
export const ASPECT = (HEART[1][1] - HEART[0][1]) / (HEART[1][0] - HEART[0][0]);

/** Outlines by position of the place, for a picture so wide; null where it has no land. */
export function outlines(land: Topology, places: number, width: number): (Path2D | null)[] {
  const scale = width / (HEART[1][0] - HEART[0][0]);
  const fit = new DOMMatrix([scale, 0, 0, scale, -HEART[0][0] * scale, -HEART[0][1] * scale]);
  const path = geoPath(projection);
  const drawn = new Array<Path2D | null>(places).fill(null);
  for (const one of feature(land, land.objects.places as GeometryCollection).features) {
    const line = path(one);
    if (!line || typeof one.id !== 'number' || one.id >= places) continue;
    drawn[one.id] = new Path2D();
    drawn[one.id]?.addPath(new Path2D(line), fit);
  }
  return drawn;
}
