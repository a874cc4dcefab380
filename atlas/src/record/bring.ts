// Brings something into sight by moving only what is meant to scroll: `scrollIntoView` also shifts frames that are not.

/** Scrolls the nearest scrolling frame so that the element stands at its top, or in its middle. */
export function bring(element: HTMLElement, to: 'top' | 'middle'): void {
  let frame = element.parentElement;
  while (frame && !/auto|scroll/.test(getComputedStyle(frame).overflowY)) frame = frame.parentElement;
  const box = element.getBoundingClientRect();
  const edge = frame ? frame.getBoundingClientRect().top : 0;
  const height = frame ? frame.clientHeight : innerHeight;
  const shift = box.top - edge - (to === 'top' ? 12 : Math.max((height - box.height) / 2, 0));
  (frame ?? document.scrollingElement)?.scrollBy({ top: shift });
}
