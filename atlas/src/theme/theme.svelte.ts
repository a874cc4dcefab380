// Light or dark: what the reader chose here, else what their system says.

export type Theme = 'light' | 'dark';

const KEY = 'tumen-theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

function kept(): Theme | null {
  try {
    const said = localStorage.getItem(KEY);
    return said === 'light' || said === 'dark' ? said : null;
  } catch {
    // Storage may be forbidden; the system's wish does then.
    return null;
  }
}

class ThemeChoice {
  current = $state<Theme>(kept() ?? (dark.matches ? 'dark' : 'light'));

  constructor() {
    this.show();
    dark.addEventListener('change', () => {
      if (!kept()) this.set(dark.matches ? 'dark' : 'light');
    });
  }

  toggle(): void {
    this.set(this.current === 'dark' ? 'light' : 'dark');
    try {
      localStorage.setItem(KEY, this.current);
    } catch {
      // Not kept; it holds as long as the page is open.
    }
  }

  private set(theme: Theme): void {
    this.current = theme;
    this.show();
  }

  private show(): void {
    document.documentElement.dataset.theme = this.current;
  }
}

export const theme = new ThemeChoice();

/** Value of a custom property as it stands in the current theme, for canvas. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
