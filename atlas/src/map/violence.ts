// Battles bloom and fade, sieges ring their place, revolts burn on it for a while. Red is used for nothing else.

import type { Event } from '../contract.ts';
import { eventsUpTo } from '../past.ts';
import { faded, type Frame, inPixels, onScreen } from './frame.ts';
import { radius } from './places.ts';

/** Days for which a battle and a revolt are seen. */
const BLOOM = 26;
const BURN = 45;

/** Colour of each faith's community in the core of a flame, by position of the faith. */
const COMMUNITY = ['#3f8f86', '#e0a526', '#6f8fd0', '#b9b2a2', '#b98ab0', '#8aa86a'];

export function drawViolence(ctx: CanvasRenderingContext2D, frame: Frame): void {
  const { history, scenario, moment } = frame;
  inPixels(ctx, frame);
  sieges(ctx, frame);
  const { events } = history;
  const burning = new Map<number, Event>();
  for (let i = eventsUpTo(events, moment - BURN - 1); i < events.length && events[i].day <= moment; i++) {
    const event = events[i];
    if (event.place === null) continue;
    const kind = scenario.kinds[event.kind];
    if (kind.group === 'revolt') {
      if (kind.name === 'revolt_suppressed') burning.delete(event.place);
      else burning.set(event.place, event);
    } else if (event.otherMen > 0 && event.men > 0 && moment - event.day < BLOOM) {
      bloom(ctx, frame, event, Math.sqrt(event.men + event.otherMen) / 9);
    } else if (kind.name === 'city_stormed' || kind.name === 'pillaged') {
      if (moment - event.day < BLOOM) bloom(ctx, frame, event, 13);
    }
  }
  for (const event of burning.values()) flame(ctx, frame, event);
}

/** A ring that widens and grows faint. */
function bloom(ctx: CanvasRenderingContext2D, frame: Frame, event: Event, size: number): void {
  const { ink, zoom } = frame;
  const part = (frame.moment - event.day) / BLOOM;
  const [x, y] = onScreen(frame, event.place!);
  const widest = (8 + Math.min(size, 40)) * Math.min(0.7 + zoom.k * 0.12, 1.4);
  const r = widest * (1 - (1 - part) ** 3);
  const light = ctx.createRadialGradient(x, y, 0, x, y, Math.max(r, 1));
  light.addColorStop(0, faded(ink.violence, 0.1 * (1 - part)));
  light.addColorStop(0.75, faded(ink.violence, 0.34 * (1 - part)));
  light.addColorStop(1, faded(ink.violence, 0));
  ctx.fillStyle = light;
  ctx.beginPath();
  ctx.arc(x, y, Math.max(r, 1), 0, 2 * Math.PI);
  ctx.fill();
  ctx.strokeStyle = faded(ink.violence, 0.9 * (1 - part));
  ctx.lineWidth = 1.6;
  ctx.beginPath();
  ctx.arc(x, y, Math.max(r * 0.8, 1), 0, 2 * Math.PI);
  ctx.stroke();
}

function sieges(ctx: CanvasRenderingContext2D, frame: Frame): void {
  const { history, scenario, moment, ink, zoom } = frame;
  for (const siege of history.sieges) {
    if (moment < siege.from || moment > siege.until) continue;
    const [x, y] = onScreen(frame, siege.place);
    const r = radius(scenario.places[siege.place], zoom.k) + 5;
    ctx.strokeStyle = ink.violence;
    ctx.lineWidth = 2;
    ctx.setLineDash([3.5, 2.5]);
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.stroke();
    ctx.setLineDash([]);
  }
}

/** A small flame, red without, the colour of the community within. */
function flame(ctx: CanvasRenderingContext2D, frame: Frame, event: Event): void {
  const { scenario, ink, dark, zoom } = frame;
  const place = scenario.places[event.place!];
  const [x, foot] = onScreen(frame, event.place!);
  const y = foot - radius(place, zoom.k) + 1;
  const part = (frame.moment - event.day) / BURN;
  const size = (10 + Math.min(Math.sqrt(place.households) / 30, 5)) * (1 - part * 0.35);
  const most = place.communities.toSorted((a, b) => b.share - a.share)[0];
  ctx.globalAlpha = 1 - Math.max(part - 0.6, 0) * 2.4;
  tongue(ctx, x, y, size, size * 0.44);
  ctx.fillStyle = ink.violence;
  ctx.fill();
  ctx.strokeStyle = dark ? faded(ink.halo, 0.8) : faded(ink.halo, 0.9);
  ctx.lineWidth = 1;
  ctx.stroke();
  tongue(ctx, x, y, size * 0.58, size * 0.25);
  ctx.fillStyle = COMMUNITY[(most?.faith ?? 0) % COMMUNITY.length];
  ctx.fill();
  ctx.globalAlpha = 1;
}

function tongue(ctx: CanvasRenderingContext2D, x: number, y: number, high: number, half: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.bezierCurveTo(x - half * 1.5, y, x - half * 1.1, y - high * 0.55, x - half * 0.1, y - high);
  ctx.bezierCurveTo(x + half * 0.1, y - high * 0.7, x + half * 1.5, y - high * 0.5, x + half * 0.9, y - high * 0.18);
  ctx.quadraticCurveTo(x + half * 0.6, y, x, y);
  ctx.closePath();
}
