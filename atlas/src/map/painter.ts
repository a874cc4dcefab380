// Draws the map. What stands still is kept as pictures and only made anew when it changes; what moves is drawn on top.

import type { Basemap } from './basemap.ts';
import { drawGround, drawWater } from './base.ts';
import { type Frame, inPixels } from './frame.ts';
import { boxOf, drawStandards, drawTrails, type Standard, standards } from './hosts.ts';
import { drawLabels } from './labels.ts';
import type { Land } from './land.ts';
import { drawNews } from './news.ts';
import { drawPlaces, seats } from './places.ts';
import { type Realm, realmAt } from './realm.ts';
import { drawRelief, type Relief } from './relief.ts';
import { drawRoutes } from './routes.ts';
import { drawTerritory } from './territory.ts';
import type { Box } from './taken.ts';
import { drawViolence } from './violence.ts';
import { dateOf } from '../days.ts';

/** A picture with what it is a picture of. */
class Sheet {
  readonly canvas = document.createElement('canvas');
  readonly ctx = this.canvas.getContext('2d')!;
  key = '';

  /** Draws anew if the key is another; tells whether it did. */
  renew(key: string, { width, height, ratio }: Frame, draw: (ctx: CanvasRenderingContext2D) => void): boolean {
    if (key === this.key) return false;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== wide || this.canvas.height !== high) {
      this.canvas.width = wide;
      this.canvas.height = high;
    } else {
      this.ctx.setTransform(1, 0, 0, 1, 0, 0);
      this.ctx.clearRect(0, 0, wide, high);
    }
    draw(this.ctx);
    this.key = key;
    return true;
  }
}

export class Painter {
  basemap: Basemap | null = null;
  land: Land | null = null;
  relief: Relief | null = null;
  /** Grows when something was loaded or a typeface came in, so that pictures are made anew. */
  edition = 0;
  /** The standards as they were last drawn, for pointing at them. */
  standards: Standard[] = [];
  realm: Realm | null = null;

  #ground = new Sheet();
  #territory = new Sheet();
  #marks = new Sheet();
  #still = new Sheet();
  /** What names make room for, and when and where it was. */
  #hosts: { boxes: Box[]; of: string } = { boxes: [], of: '' };

  draw(ctx: CanvasRenderingContext2D, frame: Frame): void {
    const { zoom, width, height, ratio, dark, layers, selection } = frame;
    const view = `${width}x${height}@${ratio}/${zoom.x.toFixed(2)},${zoom.y.toFixed(2)},${zoom.k.toFixed(4)}/${dark}/${this.edition}`;
    const realm = (this.realm = realmAt(frame.history, frame.moment));
    const courts = seats(frame);

    let changed = this.#ground.renew(`${view}/${layers.relief}`, frame, (sheet) => {
      drawGround(sheet, frame, this.basemap);
      if (this.relief && layers.relief) drawRelief(sheet, frame, this.relief, this.basemap);
    });
    if (this.land) {
      changed = this.#territory.renew(`${view}/${realm.key}/${selection?.kind === 'polity' ? selection.id : ''}`, frame, (sheet) => drawTerritory(sheet, frame, this.land!, realm)) || changed;
    }
    this.standards = layers.hosts ? standards(frame) : [];
    this.#makeRoom(frame, view);
    const month = layers.routes ? dateOf(frame.moment).month : 0;
    const chosen = selection?.kind === 'place' ? selection.id : '';
    const key = `${view}/${month}/${chosen}/${frame.name(0)}${frame.name(14)}/${realm.holders.join()}/${[...courts.keys()].join()}/${this.#hosts.boxes.map(({ left, top, right }) => `${left.toFixed(0)},${top.toFixed(0)},${right.toFixed(0)}`).join(' ')}`;
    changed =
      this.#marks.renew(key, frame, (sheet) => {
        if (layers.routes && zoom.k > 1.05) drawRoutes(sheet, frame);
        drawPlaces(sheet, frame, courts);
        drawLabels(sheet, frame, realm, courts, this.#hosts.boxes);
      }) || changed;
    if (changed) {
      this.#still.key = '';
      this.#still.renew('made', frame, (sheet) => {
        sheet.setTransform(1, 0, 0, 1, 0, 0);
        sheet.drawImage(this.#ground.canvas, 0, 0);
        if (this.land) sheet.drawImage(this.#territory.canvas, 0, 0);
        if (this.basemap) {
          // The sea lies over what territory reaches into it.
          drawWater(sheet, frame, this.basemap);
          sheet.setTransform(1, 0, 0, 1, 0, 0);
        }
        sheet.drawImage(this.#marks.canvas, 0, 0);
      });
    }

    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(this.#still.canvas, 0, 0);
    if (layers.hosts) drawTrails(ctx, frame);
    drawViolence(ctx, frame);
    drawStandards(ctx, frame, this.standards);
    if (layers.news) drawNews(ctx, frame);
    inPixels(ctx, frame);
  }

  /** Names make room for hosts: for all of them when time stands, else for those that stand, once a month, since names would never rest. */
  #makeRoom(frame: Frame, view: string): void {
    const { year, month } = dateOf(frame.moment);
    const of = frame.playing ? `${view}/${year}-${month}` : '';
    if (of !== '' && of === this.#hosts.of) return;
    const still = ({ stance }: Standard) => stance !== 'marching' && stance !== 'fleeing';
    const seen = frame.playing ? this.standards.filter(still) : this.standards;
    this.#hosts = { boxes: seen.map((standard) => boxOf(standard, frame.zoom.k)), of };
  }
}
