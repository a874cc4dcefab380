// Territory: the holder's colour, thin, with a firmer edge inside its borders; vassals lighter and hatched in the colour
// of their suzerain; land that fades where it ends, since no border stood there.

import { mixed } from '../theme/colour.ts';
import { faded, type Frame, inPlane } from './frame.ts';
import { beside, type Land } from './land.ts';
import { BOUNDS } from './projection.ts';
import type { Realm } from './realm.ts';

/** Opacity of a holder's land, of a vassal's, of what nobody rules. */
const STRENGTH = { light: { own: 0.46, vassal: 0.3, unruled: 0.16 }, dark: { own: 0.42, vassal: 0.27, unruled: 0.14 } };

/** Lines along the inside of a border, CSS pixels: a soft one under a firm one. */
const SOFT = 4.5;
const FIRM = 1.4;

export function drawTerritory(ctx: CanvasRenderingContext2D, frame: Frame, land: Land, realm: Realm): void {
  inPlane(ctx, frame);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'butt';
  drawFills(ctx, frame, land, realm);
  drawEdges(ctx, frame, land, realm);

  // What is not known to end in a line does not.
  const [[left, top], [right, bottom]] = BOUNDS;
  ctx.globalCompositeOperation = 'destination-in';
  ctx.drawImage(land.fade, left, top, right - left, bottom - top);
  ctx.globalCompositeOperation = 'source-over';
}

function drawFills(ctx: CanvasRenderingContext2D, frame: Frame, land: Land, { holders, passing, suzerains }: Realm): void {
  const { colours, dark } = frame;
  const strength = STRENGTH[dark ? 'dark' : 'light'];
  const opacity = (holder: number) => (holder === 0 ? strength.unruled : suzerains[holder] === null ? strength.own : strength.vassal);

  // One path a holder, so that no seams show between its places.
  const whole = new Map<number, { settled: Path2D; all: Path2D }>();
  land.shapes.forEach((shape, place) => {
    if (!shape) return;
    const own = whole.get(holders[place]) ?? { settled: new Path2D(), all: new Path2D() };
    whole.set(holders[place], own);
    own.all.addPath(shape);
    if (!passing.has(place)) own.settled.addPath(shape);
  });
  for (const [holder, { settled }] of whole) {
    ctx.fillStyle = faded(colours[holder], opacity(holder));
    ctx.fill(settled);
  }
  for (const [place, { from, part }] of passing) {
    const shape = land.shapes[place];
    if (!shape) continue;
    const to = holders[place];
    ctx.fillStyle = faded(mixed(colours[from], colours[to], part), opacity(from) + (opacity(to) - opacity(from)) * part);
    ctx.fill(shape);
  }
  for (const [holder, { all }] of whole) {
    const suzerain = suzerains[holder];
    if (suzerain === null) continue;
    ctx.fillStyle = hatch(ctx, frame, colours[suzerain]);
    ctx.fill(all);
  }
}

/** Each border has a line on either side, in the colour of whoever holds that side. */
function drawEdges(ctx: CanvasRenderingContext2D, { colours, zoom, dark, selection, ink }: Frame, land: Land, { holders }: Realm): void {
  const chosen = selection?.kind === 'polity' ? selection.id : -1;
  const edges = new Map<number, { soft: Path2D; firm: Path2D; march: Path2D }>();
  for (const { line, left, right } of land.borders) {
    if (left === null || right === null || holders[left] === holders[right]) continue;
    // Towards land that nobody rules there was a march, not a border.
    const march = holders[left] === 0 || holders[right] === 0;
    for (const [place, side] of [[left, -1], [right, 1]]) {
      const holder = holders[place];
      if (holder === 0) continue;
      const own = edges.get(holder) ?? { soft: new Path2D(), firm: new Path2D(), march: new Path2D() };
      edges.set(holder, own);
      if (march) beside(own.march, line, (side * 0.5) / zoom.k);
      else {
        beside(own.soft, line, (side * SOFT) / 2 / zoom.k);
        beside(own.firm, line, (side * FIRM) / 2 / zoom.k);
      }
    }
  }
  for (const [holder, { soft, firm, march }] of edges) {
    const colour = colours[holder];
    ctx.strokeStyle = faded(colour, dark ? 0.2 : 0.3);
    ctx.lineWidth = SOFT / zoom.k;
    ctx.stroke(soft);
    ctx.strokeStyle = holder === chosen ? ink.label : faded(colour, dark ? 0.62 : 0.8);
    ctx.lineWidth = (holder === chosen ? FIRM * 1.3 : FIRM) / zoom.k;
    ctx.stroke(firm);
    ctx.strokeStyle = holder === chosen ? faded(ink.label, 0.7) : faded(colour, 0.32);
    ctx.lineWidth = 1 / zoom.k;
    ctx.stroke(march);
  }
}

const hatches = new Map<string, CanvasPattern>();

/** Slanting lines, the same on the screen at every zoom. */
function hatch(ctx: CanvasRenderingContext2D, { ratio, zoom, dark }: Frame, colour: string): CanvasPattern {
  const key = `${colour}/${ratio}/${dark}`;
  let pattern = hatches.get(key);
  if (!pattern) {
    const side = Math.round(8 * ratio);
    const tile = document.createElement('canvas');
    tile.width = tile.height = side;
    const pen = tile.getContext('2d')!;
    pen.strokeStyle = faded(colour, dark ? 0.5 : 0.48);
    pen.lineWidth = 1.5 * ratio;
    for (const shift of [-side, 0, side]) {
      pen.beginPath();
      pen.moveTo(shift - 2, side + 2);
      pen.lineTo(shift + side + 2, -2);
      pen.stroke();
    }
    pattern = ctx.createPattern(tile, 'repeat')!;
    hatches.set(key, pattern);
  }
  // Anchored in the plane, so that it moves with the land, but not scaled with it.
  const size = 1 / (zoom.k * ratio);
  pattern.setTransform(new DOMMatrix([size, 0, 0, size, 0, 0]));
  return pattern;
}
