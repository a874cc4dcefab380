// News of the chosen event: a thin arc to each court that has heard of it by today.

import { courtOn, heardOf } from '../past.ts';
import { faded, type Frame, inPixels, onScreen } from './frame.ts';

export function drawNews(ctx: CanvasRenderingContext2D, frame: Frame): void {
  const { selection, history, moment, ink, colours } = frame;
  if (selection?.kind !== 'event') return;
  const event = history.events[selection.id as number];
  if (!event || event.place === null) return;
  inPixels(ctx, frame);
  const [x, y] = onScreen(frame, event.place);
  for (const { polity, day } of heardOf(history, selection.id as number)) {
    const seat = courtOn(history, polity, day)?.seat;
    if (day > moment || seat === null || seat === undefined || seat === event.place) continue;
    const [tx, ty] = onScreen(frame, seat);
    const lift = Math.hypot(tx - x, ty - y) * 0.18;
    ctx.strokeStyle = faded(ink.accent, 0.8);
    ctx.lineWidth = 1.2;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.quadraticCurveTo((x + tx) / 2, (y + ty) / 2 - lift, tx, ty);
    ctx.stroke();
    ctx.fillStyle = colours[polity];
    ctx.strokeStyle = ink.accent;
    ctx.beginPath();
    ctx.arc(tx, ty, 4, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
  ctx.strokeStyle = ink.accent;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.arc(x, y, 9, 0, 2 * Math.PI);
  ctx.stroke();
}
