// How far colours are apart, to an eye with all cones and to one without the green ones.

/** A colour in OKLab: lightness 0 to 1, and two axes of hue. Ottosson, "A perceptual color space for image processing", 2020. */
export type Lab = [light: number, a: number, b: number];

type Rgb = [number, number, number];

/** Linear light of `#rrggbb`, 0 to 1. */
export function linear(hex: string): Rgb {
  const part = (at: number) => {
    const v = parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** OKLab of linear light. */
export function lab([r, g, b]: Rgb): Lab {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** What a deuteranope sees of it. Machado, Oliveira and Fernandes, 2009, table for severity 1. */
export function deuteranope([r, g, b]: Rgb): Rgb {
  const clamp = (v: number) => Math.min(Math.max(v, 0), 1);
  return [
    clamp(0.367322 * r + 0.860646 * g - 0.227968 * b),
    clamp(0.280085 * r + 0.672501 * g + 0.047413 * b),
    clamp(-0.01182 * r + 0.04294 * g + 0.968881 * b),
  ];
}

/** Distance in OKLab; 0.02 is about the least one notices side by side. */
export function apart(one: Lab, other: Lab): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** Between two colours `#rrggbb`, part 0 being the first. */
export function mixed(one: string, other: string, part: number): string {
  const channel = (at: number) => {
    const a = parseInt(one.slice(at, at + 2), 16);
    const b = parseInt(other.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * part).toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
