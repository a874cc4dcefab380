// Colours mixed by shares, in linear light, as paints of light are.

function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function coded(light: number): number {
  const c = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(Math.max(c, 0), 1));
}

/** Mixes `#rrggbb` colours in the given parts; parts need not add up to one. */
export function mix(colours: string[], parts: number[]): string {
  const sum = parts.reduce((all, part) => all + part, 0) || 1;
  const light = [0, 0, 0];
  parts.forEach((part, i) => {
    if (part === 0) return;
    for (let k = 0; k < 3; k++) light[k] += (part / sum) * linear(parseInt(colours[i].slice(1 + 2 * k, 3 + 2 * k), 16));
  });
  return `rgb(${light.map(coded).join(' ')})`;
}
