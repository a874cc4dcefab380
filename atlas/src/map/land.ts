// The land of the places: borders as smooth lines in the plane, each stored once and shared by the two it parts.

import type { Topology } from 'topojson-specification';
import { BOUNDS, KM, plane, type Point } from './projection.ts';

export interface Border {
  line: Point[];
  /** Places on its sides, walking along it; null where land ends. */
  left: number | null;
  right: number | null;
}

export interface Land {
  /** Shape of each place, undefined without land. */
  shapes: (Path2D | undefined)[];
  borders: Border[];
  /** Where there is land, fading where it ends: a picture of the whole plane. */
  fade: HTMLCanvasElement;
}

interface Shape {
  type: 'Polygon' | 'MultiPolygon';
  id: number;
  arcs: number[][] | number[][][];
}

/** Rounds of averaging that take the steps of the hexagons out of a border. */
const ROUNDS = 3;

/** How far a point may lie off a line and still be left out, units of the plane: under a kilometre. */
const SLACK = 0.13;

/** Kilometres over which land fades where it ends. */
const FADE_KM = 55;

/** Strokes that wear the edge away: enough that none is seen by itself. */
const RINGS = 10;

/** Pixels of the fading picture in a unit of the plane. */
const DENSITY = 1.6;

export function landOf(topology: Topology, places: number): Land {
  const lines = decoded(topology).map((line) => thinned(rounded(smoothed(line.map(([lon, lat]) => plane(lon, lat)))), SLACK));
  const borders: Border[] = lines.map((line) => ({ line, left: null, right: null }));
  const shapes: (Path2D | undefined)[] = Array.from({ length: places });

  const object = topology.objects.places as unknown as { geometries: Shape[] };
  for (const shape of object.geometries) {
    const polygons = (shape.type === 'Polygon' ? [shape.arcs] : shape.arcs) as number[][][];
    const path = new Path2D();
    for (const ring of polygons.flat()) {
      let first = true;
      for (const arc of ring) {
        // Rings run clockwise on the map, so a place lies to the right of the arcs that it walks forwards.
        const border = borders[arc < 0 ? ~arc : arc];
        if (arc < 0) border.left = shape.id;
        else border.right = shape.id;
        for (const [x, y] of arc < 0 ? border.line.toReversed() : border.line) {
          if (first) path.moveTo(x, y);
          else path.lineTo(x, y);
          first = false;
        }
      }
      path.closePath();
    }
    shapes[shape.id] = path;
  }
  return { shapes, borders, fade: fading(shapes, borders) };
}

/** The land as a picture whose edges are worn away by strokes of falling width. */
function fading(shapes: (Path2D | undefined)[], borders: Border[]): HTMLCanvasElement {
  const [[left, top], [right, bottom]] = BOUNDS;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round((right - left) * DENSITY);
  canvas.height = Math.round((bottom - top) * DENSITY);
  const ctx = canvas.getContext('2d')!;
  ctx.setTransform(DENSITY, 0, 0, DENSITY, -left * DENSITY, -top * DENSITY);
  const whole = new Path2D();
  for (const shape of shapes) if (shape) whole.addPath(shape);
  ctx.fill(whole);
  const edge = new Path2D();
  for (const { line, left: a, right: b } of borders) if (a === null || b === null) edge.addPath(lineOf(line));
  ctx.globalCompositeOperation = 'destination-out';
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = 'rgb(0 0 0 / 0.2)';
  for (let ring = RINGS; ring >= 1; ring--) {
    ctx.lineWidth = (2 * FADE_KM * ring) / RINGS / KM;
    ctx.stroke(edge);
  }
  return canvas;
}

function lineOf(line: Point[]): Path2D {
  const path = new Path2D();
  line.forEach(([x, y], i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  return path;
}

/** Arcs in degrees. */
function decoded({ arcs, transform }: Topology): Point[][] {
  return arcs.map((arc) => {
    if (!transform) return arc as Point[];
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]] as Point;
    });
  });
}

/** Each point becomes the mean of itself (half) and its neighbours (a quarter each); ends stay, so that borders meet. */
export function smoothed(line: Point[]): Point[] {
  const last = line.length - 1;
  const closed = last > 2 && line[0][0] === line[last][0] && line[0][1] === line[last][1];
  let points = line;
  for (let round = 0; round < ROUNDS; round++) {
    const before = points;
    points = before.map((point, i) => {
      if (!closed && (i === 0 || i === last)) return point;
      const [a, b] = [before[i === 0 ? last - 1 : i - 1], before[i === last ? 1 : i + 1]];
      return [(a[0] + 2 * point[0] + b[0]) / 4, (a[1] + 2 * point[1] + b[1]) / 4];
    });
  }
  return points;
}

/** Cuts each corner twice (Chaikin), ends staying. */
export function rounded(line: Point[]): Point[] {
  if (line.length < 3) return line;
  const points: Point[] = [line[0]];
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i], line[i + 1]];
    if (i > 0) points.push([0.75 * a[0] + 0.25 * b[0], 0.75 * a[1] + 0.25 * b[1]]);
    if (i + 2 < line.length) points.push([0.25 * a[0] + 0.75 * b[0], 0.25 * a[1] + 0.75 * b[1]]);
  }
  points.push(line[line.length - 1]);
  return points;
}

/** Leaves out points that lie on the way (Douglas and Peucker); ends stay. */
export function thinned(line: Point[], slack: number): Point[] {
  if (line.length < 3) return line;
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const waiting: [number, number][] = [[0, line.length - 1]];
  while (waiting.length > 0) {
    const [first, last] = waiting.pop()!;
    let worst = slack;
    let at = -1;
    for (let i = first + 1; i < last; i++) {
      const far = offLine(line[i], line[first], line[last]);
      if (far > worst) [worst, at] = [far, i];
    }
    if (at > 0) {
      keep[at] = 1;
      waiting.push([first, at], [at, last]);
    }
  }
  return line.filter((_, i) => keep[i]);
}

/** Distance of a point from the stretch between two others. */
function offLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1);
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
}

/** Appends a line moved sideways to a path; positive is to the right, walking along it. */
export function beside(path: Path2D, line: Point[], distance: number): void {
  const last = line.length - 1;
  line.forEach(([x, y], i) => {
    const [ax, ay] = line[Math.max(i - 1, 0)];
    const [bx, by] = line[Math.min(i + 1, last)];
    const length = Math.hypot(bx - ax, by - ay) || 1;
    // With y downwards, right of (dx, dy) is (-dy, dx).
    const px = x - ((by - ay) / length) * distance;
    const py = y + ((bx - ax) / length) * distance;
    if (i === 0) path.moveTo(px, py);
    else path.lineTo(px, py);
  });
}
