// The filter of the chronicle, which other parts of the page may set.

import { EVERYTHING, type Filter } from './filter.ts';

class Sieve {
  filter = $state<Filter>({ ...EVERYTHING });
  open = $state(false);

  /** Shows only what concerns one place or one power, everyday events too. */
  only(about: { place: number } | { actor: number }): void {
    this.filter = { ...EVERYTHING, everyday: true, ...about };
    this.open = true;
  }
}

export const sieve = new Sieve();
