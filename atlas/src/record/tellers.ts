// Each document speaks in its own colour, told apart also by a mark: ● ■ ▲ ◆ in the order of the record.

const MARKS = ['●', '■', '▲', '◆', '▼', '★'];

/** CSS colour of a document by its position in the record. */
export function tellerColour(position: number): string {
  return `var(--teller-${(position % 6) + 1})`;
}

export function tellerMark(position: number): string {
  return MARKS[position % MARKS.length];
}
