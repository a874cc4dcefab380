// What every layer is given to draw with.

import type { ZoomTransform } from 'd3-zoom';
import type { History, Scenario } from '../contract.ts';
import type { Point } from './projection.ts';

/** Colours of the theme, by the names of their tokens. */
export type Ink = Record<
  | 'land' | 'land-edge' | 'water' | 'water-edge' | 'water-name' | 'river' | 'road' | 'relief-dark' | 'relief-light' | 'unruled'
  | 'label' | 'halo' | 'host-pole' | 'violence' | 'gold' | 'paper' | 'ink-soft' | 'accent',
  string
>;

export const INKS: (keyof Ink)[] = [
  'land', 'land-edge', 'water', 'water-edge', 'water-name', 'river', 'road', 'relief-dark', 'relief-light', 'unruled',
  'label', 'halo', 'host-pole', 'violence', 'gold', 'paper', 'ink-soft', 'accent',
];

export interface Frame {
  /** Size in CSS pixels. */
  width: number;
  height: number;
  /** Device pixels in a CSS pixel. */
  ratio: number;
  /** From the plane to CSS pixels. */
  zoom: ZoomTransform;
  dark: boolean;
  ink: Ink;
  /** Colour of each polity. */
  colours: string[];
  scenario: Scenario;
  history: History;
  /** The day, with its fraction while time flows. */
  moment: number;
  /** Whether time flows. */
  playing: boolean;
  /** Places in the plane. */
  sites: Point[];
  /** Name of a place as it is to be written. */
  name: (place: number) => string;
  selection: { kind: string; id: number | string } | null;
  layers: { routes: boolean; hosts: boolean; news: boolean; relief: boolean };
  /** Families of type for names. */
  serif: string;
}

/** Sets a canvas so that one draws in CSS pixels. */
export function inPixels(ctx: CanvasRenderingContext2D, { ratio }: Frame): void {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
}

/** Sets a canvas so that one draws in units of the plane; widths of lines are to be divided by `zoom.k`. */
export function inPlane(ctx: CanvasRenderingContext2D, { ratio, zoom }: Frame): void {
  ctx.setTransform(ratio * zoom.k, 0, 0, ratio * zoom.k, ratio * zoom.x, ratio * zoom.y);
}

/** Where a place is on the screen. */
export function onScreen({ zoom, sites }: Frame, place: number): Point {
  return zoom.apply(sites[place]);
}

/** A colour with an opacity. */
export function faded(hex: string, opacity: number): string {
  const part = Math.round(Math.min(Math.max(opacity, 0), 1) * 255);
  return hex + part.toString(16).padStart(2, '0');
}
