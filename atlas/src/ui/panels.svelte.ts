// Which window over the page is open.

class Panels {
  open = $state<'keys' | 'search' | 'about' | 'history' | null>(null);

  close = (): void => {
    this.open = null;
  };
}

export const panels = new Panels();
