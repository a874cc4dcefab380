// From degrees to the plane of the map, and what of it can be looked at.

import { geoConicEqualArea } from 'd3-geo';

/**
 * Albers' conic, parallels 33 and 47: areas are true, which matters where colour tells who holds how much, and shapes
 * between the Tarim and the Chu hardly suffer. One unit of the plane is a thousandth of the radius of the earth.
 */
export const projection = geoConicEqualArea().parallels([33, 47]).rotate([-80, 0]).center([0, 41]).scale(1000).translate([0, 0]).precision(0.3);

/** Kilometres in a unit of the plane. */
export const KM = 6371 / 1000;

export type Point = [number, number];

type Rectangle = [Point, Point];

/** A point of the plane. */
export function plane(lon: number, lat: number): Point {
  return projection([lon, lat]) ?? [0, 0];
}

/** Edges of the plane that may be looked at: the base map and some air. */
export const BOUNDS: Rectangle = [
  [-640, -330],
  [640, 330],
];

/** What a first look shows where there is room: from Khwarazm to Karakorum. */
export const WIDE: Rectangle = [
  [-340, -210],
  [325, 115],
];

/** What it shows on less: from Khwarazm to Qocho. */
export const HEART: Rectangle = [
  [-325, -150],
  [150, 100],
];
