// The ground under everything, and the water that lies over the territory.

import type { Basemap } from './basemap.ts';
import { faded, type Frame, inPixels, inPlane } from './frame.ts';

/** Sea and land. */
export function drawGround(ctx: CanvasRenderingContext2D, frame: Frame, basemap: Basemap | null): void {
  const { ink, width, height } = frame;
  inPixels(ctx, frame);
  ctx.fillStyle = basemap ? ink.water : ink.land;
  ctx.fillRect(0, 0, width, height);
  if (!basemap) return;
  inPlane(ctx, frame);
  ctx.fillStyle = ink.land;
  ctx.fill(basemap.land);
}

/** Lakes, rivers and coasts. */
export function drawWater(ctx: CanvasRenderingContext2D, frame: Frame, basemap: Basemap): void {
  const { ink, zoom } = frame;
  inPlane(ctx, frame);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';

  ctx.strokeStyle = ink.river;
  ctx.lineWidth = Math.min(0.7 + zoom.k * 0.16, 2.2) / zoom.k;
  ctx.stroke(basemap.rivers);

  // A quiet shore: a broad faint line inside the water, and a thin one.
  ctx.fillStyle = ink.water;
  ctx.fill(basemap.lakes);
  ctx.strokeStyle = faded(ink['water-edge'], 0.9);
  ctx.lineWidth = 0.8 / zoom.k;
  ctx.stroke(basemap.lakes);
  ctx.stroke(basemap.land);
}
