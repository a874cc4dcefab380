// Hosts as pennants: the cloth as large as the host has men, the pole as long as its food lasts, in the colour of its
// owner; on the march it moves between its places and leaves a trail of sixty days.

import type { Step, Track } from '../contract.ts';
import { lastUpTo } from '../past.ts';
import { faded, type Frame, inPixels } from './frame.ts';
import type { Point } from './projection.ts';
import type { Box } from './taken.ts';

/** Days of the trail. */
const TRAIL = 60;

export interface Standard {
  /** Positions in the tracks of the history; several where hosts of one owner stand together. */
  tracks: number[];
  owner: number;
  men: number;
  supply: number;
  stance: Step['stance'];
  /** Foot of the pole, CSS pixels. */
  x: number;
  y: number;
  /** Whether it moves to the left, so that the cloth streams to the right. */
  left: boolean;
}

/** Where a host is in the plane. */
export function whereabouts(step: Step, moment: number, sites: Point[]): Point {
  const from = sites[step.at];
  if (step.to === null || step.arrive === null) return from;
  const to = sites[step.to];
  const part = Math.min(Math.max((moment - step.from) / Math.max(step.arrive - step.from, 1), 0), 1);
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

/** Step of a track at a moment, or null before its first and when it is gone or far away. */
function present(track: Track, moment: number): Step | null {
  const at = lastUpTo(track.steps, moment, (step) => step.from);
  const step = at < 0 ? null : track.steps[at];
  return step && step.men > 0 && step.stance !== 'gone' && step.stance !== 'away' ? step : null;
}

/** All standards at a moment, those that stand together as one, side by side where owners differ. */
export function standards(frame: Frame): Standard[] {
  const { history, moment, sites, zoom } = frame;
  const moving: Standard[] = [];
  const standing = new Map<number, Standard[]>();
  history.hosts.forEach((track, i) => {
    const step = present(track, moment);
    if (!step) return;
    const at = whereabouts(step, moment, sites);
    const [x, y] = zoom.apply(at);
    const { owner, men, supply, stance } = step;
    if (step.to !== null) {
      moving.push({ tracks: [i], owner, men, supply, stance, x, y, left: sites[step.to][0] < sites[step.at][0] });
      return;
    }
    const here = standing.get(step.at) ?? [];
    standing.set(step.at, here);
    const friend = here.find((other) => other.owner === owner);
    if (friend) {
      friend.supply = (friend.supply * friend.men + supply * men) / (friend.men + men);
      friend.men += men;
      friend.tracks.push(i);
      if (stance === 'besieging') friend.stance = stance;
    } else {
      here.push({ tracks: [i], owner, men, supply, stance, x, y, left: false });
    }
  });
  for (const here of standing.values()) {
    here.sort((a, b) => b.men - a.men);
    let shift = 0;
    for (const standard of here) {
      standard.x += 5 + shift;
      standard.y -= 4;
      shift += cloth(standard.men, zoom.k).wide + 4;
    }
  }
  return [...[...standing.values()].flat(), ...moving].sort((a, b) => a.y - b.y);
}

/** Size of the cloth; its area grows with the men. */
export function cloth(men: number, k: number): { wide: number; high: number } {
  const scale = Math.min(0.8 + k * 0.09, 1.25);
  const wide = Math.min(Math.max(5, Math.sqrt(men) * 0.115), 34) * scale;
  return { wide, high: wide * 0.62 };
}

/** Height of the pole over its foot, CSS pixels. */
export function pole(standard: { men: number; supply: number }, k: number): number {
  return cloth(standard.men, k).high + 3 + 13 * Math.min(Math.max(standard.supply, 0) / 30, 1);
}

/** What a standard takes of the picture. */
export function boxOf(standard: Standard, k: number): Box {
  const { x, y, left, men, stance } = standard;
  const { wide } = cloth(men, k);
  // On the march the cloth streams backwards.
  const back = (stance === 'marching' || stance === 'fleeing') && !left;
  return { left: x - (back ? wide : 2), right: x + (back ? 2 : wide), top: y - pole(standard, k) - 1, bottom: y + 2 };
}

export function drawTrails(ctx: CanvasRenderingContext2D, frame: Frame): void {
  const { history, moment, sites, zoom, colours } = frame;
  inPixels(ctx, frame);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const track of history.hosts) {
    const last = lastUpTo(track.steps, moment, (step) => step.from);
    for (let i = last; i >= 0; i--) {
      const step = track.steps[i];
      const end = i === last ? moment : track.steps[i + 1].from;
      if (end < moment - TRAIL) break;
      if (step.to === null || step.men <= 0 || step.stance === 'gone' || step.stance === 'away') continue;
      const begin = Math.max(step.from, moment - TRAIL);
      const pieces = 4;
      for (let piece = 0; piece < pieces; piece++) {
        const a = begin + ((end - begin) * piece) / pieces;
        const b = begin + ((end - begin) * (piece + 1)) / pieces;
        const [ax, ay] = zoom.apply(whereabouts(step, a, sites));
        const [bx, by] = zoom.apply(whereabouts(step, b, sites));
        if (ax === bx && ay === by) continue;
        const age = (moment - (a + b) / 2) / TRAIL;
        ctx.strokeStyle = faded(colours[step.owner], 0.75 * (1 - age));
        ctx.lineWidth = 1 + Math.min(Math.sqrt(step.men) / 70, 3) * (1 - age * 0.6);
        ctx.beginPath();
        ctx.moveTo(ax, ay);
        ctx.lineTo(bx, by);
        ctx.stroke();
      }
    }
  }
}

export function drawStandards(ctx: CanvasRenderingContext2D, frame: Frame, list: Standard[]): void {
  const { ink, colours, zoom, selection } = frame;
  inPixels(ctx, frame);
  ctx.lineJoin = 'round';
  for (const standard of list) {
    const { x, y, left } = standard;
    const { wide, high } = cloth(standard.men, zoom.k);
    const tall = pole(standard, zoom.k);
    const tip = left ? x + wide : x - wide;
    const away = standard.tracks.length === 0 ? 1 : left ? 1 : -1;
    // Standing hosts fly to the right, moving ones backwards from where they go.
    const end = standard.stance === 'marching' || standard.stance === 'fleeing' ? tip : x + wide;
    const inward = standard.stance === 'marching' || standard.stance === 'fleeing' ? -away * wide * 0.24 : -wide * 0.24;
    ctx.globalAlpha = standard.stance === 'tied' ? 0.5 : standard.stance === 'fleeing' ? 0.8 : 1;

    ctx.strokeStyle = ink['host-pole'];
    ctx.lineWidth = 1.3;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x, y - tall);
    ctx.stroke();

    ctx.beginPath();
    ctx.moveTo(x, y - tall);
    ctx.lineTo(end, y - tall + high * 0.12);
    ctx.lineTo(end + inward, y - tall + high * 0.5);
    ctx.lineTo(end, y - tall + high * 0.88);
    ctx.lineTo(x, y - tall + high);
    ctx.closePath();
    ctx.fillStyle = colours[standard.owner];
    ctx.fill();
    ctx.strokeStyle = faded(ink.label, 0.75);
    ctx.lineWidth = 0.8;
    ctx.stroke();

    ctx.fillStyle = ink['host-pole'];
    ctx.beginPath();
    ctx.arc(x, y, 1.5, 0, 2 * Math.PI);
    ctx.fill();
    if (selection?.kind === 'host' && standard.tracks.includes(selection.id as number)) {
      ctx.strokeStyle = ink.accent;
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.ellipse(x, y, 9, 4, 0, 0, 2 * Math.PI);
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
  }
}
