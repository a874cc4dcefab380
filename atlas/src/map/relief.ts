// Relief as a whisper: a grey picture of hills, bent once from degrees into the plane.

import type { Basemap } from './basemap.ts';
import { type Frame, inPlane } from './frame.ts';
import { BOUNDS, projection } from './projection.ts';

export interface Relief {
  light: CanvasImageSource;
  dark: CanvasImageSource;
}

/** `relief.json`: edges of the picture in degrees, and its grey of level ground. */
export interface Plate {
  west: number;
  south: number;
  east: number;
  north: number;
  flat: number;
}

/** Pixels of the bent picture in a unit of the plane. */
const DENSITY = 1.5;

/** Degrees are computed at every so many pixels and taken as straight between. */
const STRIDE = 12;

/** Bends the picture. Shade becomes opacity, so that it can lie over any ground. */
export function reliefOf(picture: HTMLImageElement, { west, south, east, north, flat }: Plate): Relief {
  const [[left, top], [right, bottom]] = BOUNDS;
  const wide = Math.round((right - left) * DENSITY);
  const high = Math.round((bottom - top) * DENSITY);
  const grey = pixels(picture);
  const shades = new Uint8ClampedArray(wide * high).fill(flat);

  const columns = Math.ceil(wide / STRIDE) + 1;
  const row = (y: number): Float64Array => {
    const line = new Float64Array(columns * 2);
    for (let c = 0; c < columns; c++) {
      const [lon, lat] = projection.invert!([left + (c * STRIDE) / DENSITY, top + y / DENSITY]) ?? [0, 0];
      line[2 * c] = ((lon - west) / (east - west)) * grey.width;
      line[2 * c + 1] = ((north - lat) / (north - south)) * grey.height;
    }
    return line;
  };

  let upper = row(0);
  for (let y0 = 0; y0 < high; y0 += STRIDE) {
    const lower = row(y0 + STRIDE);
    for (let y = y0; y < Math.min(y0 + STRIDE, high); y++) {
      const v = (y - y0) / STRIDE;
      for (let x = 0; x < wide; x++) {
        const c = Math.floor(x / STRIDE) * 2;
        const u = (x % STRIDE) / STRIDE;
        const at = (k: number) => (upper[c + k] * (1 - u) + upper[c + 2 + k] * u) * (1 - v) + (lower[c + k] * (1 - u) + lower[c + 2 + k] * u) * v;
        const sx = Math.floor(at(0));
        const sy = Math.floor(at(1));
        if (sx >= 0 && sy >= 0 && sx < grey.width && sy < grey.height) shades[y * wide + x] = grey.data[(sy * grey.width + sx) * 4];
      }
    }
    upper = lower;
  }
  return { light: tinted(shades, flat, wide, high, [74, 58, 34], [255, 253, 246]), dark: tinted(shades, flat, wide, high, [0, 0, 0], [214, 204, 184]) };
}

function pixels(picture: HTMLImageElement): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  const ctx = canvas.getContext('2d', { willReadFrequently: true })!;
  ctx.drawImage(picture, 0, 0);
  return ctx.getImageData(0, 0, canvas.width, canvas.height);
}

/** Shade below level ground in one colour, light above it in another. */
function tinted(shades: Uint8ClampedArray, flat: number, wide: number, high: number, shade: number[], shine: number[]): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = wide;
  canvas.height = high;
  const ctx = canvas.getContext('2d')!;
  const image = ctx.createImageData(wide, high);
  shades.forEach((value, i) => {
    const dark = value < flat;
    const [r, g, b] = dark ? shade : shine;
    image.data.set([r, g, b, dark ? (flat - value) * 2 : (value - flat) * 2], i * 4);
  });
  ctx.putImageData(image, 0, 0);
  return canvas;
}

export function drawRelief(ctx: CanvasRenderingContext2D, frame: Frame, relief: Relief, basemap: Basemap | null): void {
  const [[left, top], [right, bottom]] = BOUNDS;
  inPlane(ctx, frame);
  ctx.save();
  if (basemap) ctx.clip(basemap.land);
  // From near the picture is too coarse to say much.
  ctx.globalAlpha = (frame.dark ? 0.3 : 0.2) * Math.min(1, 3.5 / frame.zoom.k);
  ctx.imageSmoothingQuality = 'medium';
  ctx.drawImage(frame.dark ? relief.dark : relief.light, left, top, right - left, bottom - top);
  ctx.restore();
}

