// Fetches the picture of the relief. The map does without where it is not there.

import { address } from '../data.ts';
import { type Plate, type Relief, reliefOf } from './relief.ts';

export async function loadRelief(): Promise<Relief | null> {
  try {
    const response = await fetch(address('relief.json'));
    if (!response.ok) return null;
    const plate = (await response.json()) as Plate;
    const image = new Image();
    image.src = address('relief.webp');
    await image.decode();
    return reliefOf(image, plate);
  } catch {
    return null;
  }
}
