// Numbers in words.

/** Whole numbers as one reads them: `0 to 9, 41 and 137`. */
export function inRanges(numbers: number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const n of sorted) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  const text = (n: number) => n.toLocaleString('en');
  // Two in a row are told as two.
  const words = runs.flatMap(([from, until]) => (until > from + 1 ? [`${text(from)} to ${text(until)}`] : [...new Set([from, until])].map(text)));
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');
}

/** A number as short as it can be without becoming wrong, as the engine writes it: `12,000`, `48.5`, `0.35`. */
export function count(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
