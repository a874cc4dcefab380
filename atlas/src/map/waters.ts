// Names of waters with where they are written: general geography, places of the letters chosen by eye.

import { plane, type Point } from './projection.ts';

export interface Water {
  name: string;
  at: Point;
  /** Degrees, clockwise. */
  turn: number;
  /** CSS pixels. */
  size: number;
  /** Zoom from which it is written. */
  from: number;
  /** A river is written over land, a lake or a sea over water. */
  river: boolean;
}

const lake = (name: string, lon: number, lat: number, size: number, from: number, turn = 0): Water => ({
  name, at: plane(lon, lat), turn, size, from, river: false,
});

const river = (name: string, lon: number, lat: number, turn: number, from: number): Water => ({
  name, at: plane(lon, lat), turn, size: 11, from, river: true,
});

export const WATERS: Water[] = [
  lake('Caspian Sea', 51, 41.6, 14, 0, 62),
  lake('Aral Sea', 59.4, 45.1, 12, 1.3),
  lake('Balkhash', 74.6, 46.3, 12, 1.2, -6),
  lake('Issyk Kul', 77.3, 42.42, 11, 3),
  lake('Baikal', 107.6, 53.3, 12, 1.2, -40),
  lake('Zaysan', 84, 48, 11, 3),
  river('Amu Darya', 63.4, 39.6, 40, 1.6),
  river('Syr Darya', 66.6, 43.9, 24, 1.6),
  river('Tarim', 84.2, 41.15, 4, 1.6),
  river('Chu', 71.4, 44.3, 20, 2.2),
  river('Ili', 78.6, 44.2, 8, 2.2),
  river('Irtysh', 81.6, 48.9, -38, 1.8),
  river('Yenisei', 91.6, 53.6, -60, 2),
  river('Orkhon', 104.4, 49.2, 26, 2.6),
  river('Huang He', 106.4, 39.2, -68, 1.6),
];
