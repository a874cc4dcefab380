// Which parts of the picture are written or drawn on already.

/** CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Boxes in which nothing else is written, in a grid so that one asks few of them. */
export class Taken {
  #cells = new Map<number, Box[]>();

  free(box: Box): boolean {
    return this.#over(box).every((cell) =>
      (this.#cells.get(cell) ?? []).every(
        (other) => other.right < box.left || other.left > box.right || other.bottom < box.top || other.top > box.bottom,
      ),
    );
  }

  take(box: Box): void {
    for (const cell of this.#over(box)) {
      const list = this.#cells.get(cell);
      if (list) list.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  #over(box: Box): number[] {
    const cells: number[] = [];
    for (let x = Math.floor(box.left / 96); x <= Math.floor(box.right / 96); x++) {
      for (let y = Math.floor(box.top / 48); y <= Math.floor(box.bottom / 48); y++) cells.push(x * 4096 + y);
    }
    return cells;
  }
}

/**
 * What a name may not lie on, and what it lies on only where there is no other room: standards of hosts are drawn over
 * the names, but a name that is partly hidden is better than none.
 */
export class Room {
  readonly #taken = new Taken();
  readonly #shunned = new Taken();

  constructor(shunned: Box[] = []) {
    for (const box of shunned) this.#shunned.take(box);
  }

  take(box: Box): void {
    this.#taken.take(box);
  }

  /** The first of some spots whose box is free, one away from what is shunned before one that is not. */
  spot<T>(spots: T[], boxOf: (spot: T) => Box, also: (box: Box, spot: T) => boolean = () => true): T | null {
    const first = (shun: boolean) =>
      spots.find((spot) => {
        const box = boxOf(spot);
        return this.#taken.free(box) && (!shun || this.#shunned.free(box)) && also(box, spot);
      });
    return first(true) ?? first(false) ?? null;
  }
}
