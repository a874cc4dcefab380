// Places: dots sized by households, ringed by their walls; forts square, camps open, passes a chevron; seats of courts gold.

import type { Place } from '../contract.ts';
import { courtOn } from '../past.ts';
import { faded, type Frame, inPixels } from './frame.ts';

/** Radius of a place in CSS pixels: its area grows with its households. */
export function radius(place: Place, k: number): number {
  const size = Math.min(1.5 + Math.sqrt(place.households) / 58, 6.5);
  return size * Math.min(0.72 + k * 0.13, 1.35);
}

/** Zoom from which a place is drawn. */
export function shownFrom(place: Place): number {
  switch (place.kind) {
    case 'city':
    case 'tribal_centre':
      return place.households >= 6000 ? 0 : place.households >= 2000 ? 1.7 : 2.4;
    case 'fort':
    case 'pasture':
      return place.households >= 8000 ? 0 : 2;
    case 'pass':
      return 2.2;
    case 'region':
    case 'water':
      return 3.2;
    default:
      return 2.8;
  }
}

/** Polities whose court sits at a place on a day. */
export function seats(frame: Frame): Map<number, number> {
  const found = new Map<number, number>();
  frame.history.courts.forEach((_, polity) => {
    const court = courtOn(frame.history, polity, frame.moment);
    if (court?.alive && court.seat !== null && !found.has(court.seat)) found.set(court.seat, polity);
  });
  return found;
}

export function drawPlaces(ctx: CanvasRenderingContext2D, frame: Frame, courts: Map<number, number>): void {
  const { scenario, zoom, sites, width, height } = frame;
  inPixels(ctx, frame);
  ctx.lineJoin = 'round';
  scenario.places.forEach((place, i) => {
    const chosen = frame.selection?.kind === 'place' && frame.selection.id === i;
    if (zoom.k < shownFrom(place) && !courts.has(i) && !chosen) return;
    const [x, y] = zoom.apply(sites[i]);
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) return;
    mark(ctx, frame, place, x, y, courts.has(i));
    if (chosen) {
      ctx.strokeStyle = frame.ink.accent;
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.arc(x, y, radius(place, zoom.k) + 5, 0, 2 * Math.PI);
      ctx.stroke();
    }
  });
}

function mark(ctx: CanvasRenderingContext2D, { ink, zoom }: Frame, place: Place, x: number, y: number, seat: boolean): void {
  const r = radius(place, zoom.k);
  ctx.strokeStyle = ink.label;
  ctx.fillStyle = ink.halo;
  ctx.lineWidth = 0.9 + place.walls * 1.3;
  ctx.beginPath();
  switch (place.kind) {
    case 'fort':
      ctx.rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
      break;
    case 'pasture':
    case 'tribal_centre':
      // A tent.
      ctx.moveTo(x - r, y + r * 0.7);
      ctx.lineTo(x, y - r);
      ctx.lineTo(x + r, y + r * 0.7);
      ctx.closePath();
      ctx.lineWidth = 1;
      break;
    case 'pass':
      ctx.moveTo(x - 4, y + 2.5);
      ctx.lineTo(x, y - 2.5);
      ctx.lineTo(x + 4, y + 2.5);
      ctx.lineWidth = 1.3;
      ctx.stroke();
      return;
    case 'field':
    case 'region':
    case 'water':
    case 'river_crossing':
    case 'caravanserai':
      ctx.fillStyle = faded(ink.label, 0.6);
      ctx.arc(x, y, 1.5, 0, 2 * Math.PI);
      ctx.fill();
      return;
    default:
      ctx.arc(x, y, r, 0, 2 * Math.PI);
  }
  ctx.fill();
  ctx.stroke();
  if (seat) {
    ctx.fillStyle = ink.gold;
    ctx.beginPath();
    ctx.arc(x, y + (place.kind === 'pasture' || place.kind === 'tribal_centre' ? r * 0.12 : 0), Math.max(r * 0.52, 1.8), 0, 2 * Math.PI);
    ctx.fill();
  }
}
