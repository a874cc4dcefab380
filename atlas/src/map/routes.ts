// Roads by the ground they cross. A closed pass or a river in high water is marked in its months.

import { dateOf } from '../days.ts';
import { faded, type Frame, inPixels } from './frame.ts';

/** Dashes of each ground, CSS pixels; none is a line drawn through. */
const DASHES = { oasis_road: [], steppe: [7, 4], desert: [1.5, 4], mountain_pass: [4, 2.5], river_crossing: [] };

/** Zoom from which closed passes and high water have marks. */
const MARKED_FROM = 2;

export function drawRoutes(ctx: CanvasRenderingContext2D, frame: Frame): void {
  const { scenario, zoom, sites, ink, dark } = frame;
  const { month } = dateOf(frame.moment);
  inPixels(ctx, frame);
  ctx.lineCap = 'round';
  const width = Math.min(0.7 + zoom.k * 0.12, 1.7);
  for (const route of scenario.routes) {
    const [ax, ay] = zoom.apply(sites[route.a]);
    const [bx, by] = zoom.apply(sites[route.b]);
    const shut = route.months.includes(month);
    ctx.beginPath();
    ctx.moveTo(ax, ay);
    ctx.lineTo(bx, by);
    ctx.setLineDash(DASHES[route.terrain]);
    ctx.lineWidth = width;
    ctx.strokeStyle = faded(ink.road, shut ? 0.25 : dark ? 0.5 : 0.55);
    ctx.stroke();
    // From afar the fainter line says enough.
    if (zoom.k < MARKED_FROM) continue;
    if (shut) cross(ctx, frame, (ax + bx) / 2, (ay + by) / 2, Math.atan2(by - ay, bx - ax), route.closure === 'closed');
    else if (route.highWater.includes(month)) waves(ctx, frame, (ax + bx) / 2, (ay + by) / 2);
  }
  ctx.setLineDash([]);
}

/** A bar over the road: one where it is hard, two where it is closed. */
function cross(ctx: CanvasRenderingContext2D, { ink }: Frame, x: number, y: number, angle: number, closed: boolean): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(angle);
  ctx.setLineDash([]);
  ctx.strokeStyle = ink['ink-soft'];
  ctx.lineWidth = 1.3;
  ctx.beginPath();
  for (const shift of closed ? [-1.8, 1.8] : [0]) {
    ctx.moveTo(shift, -4);
    ctx.lineTo(shift, 4);
  }
  ctx.stroke();
  ctx.restore();
}

/** Two small waves. */
function waves(ctx: CanvasRenderingContext2D, { ink }: Frame, x: number, y: number): void {
  ctx.setLineDash([]);
  ctx.strokeStyle = ink['water-name'];
  ctx.lineWidth = 1.1;
  ctx.beginPath();
  for (const dy of [-1.8, 1.8]) {
    ctx.moveTo(x - 5, y + dy);
    ctx.quadraticCurveTo(x - 2.5, y + dy - 2.6, x, y + dy);
    ctx.quadraticCurveTo(x + 2.5, y + dy + 2.6, x + 5, y + dy);
  }
  ctx.stroke();
}
