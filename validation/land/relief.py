"""Writes the picture of the relief that the map draws faintly: relief.webp, and relief.json with its bounds.

    python relief.py --basemap DIR --out atlas/public

From `shadedrelief.jpg` (Natural Earth, shaded relief by Tom Patterson, public domain). The tints of height are taken out by
what is light or dark over half a degree, so that only slopes remain. Level ground and sea are 128, slopes in the light
are brighter and those in the shade darker; every degree has the same number of pixels both ways.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

import sources

WEST, EAST, SOUTH, NORTH = 30, 130, 20, 60
WIDTH, HEIGHT = 2000, 800
# What is smoothed away as tint, degrees.
TINT = 0.5
FLAT = 128


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--basemap", required=True)
    args.add_argument("--out", required=True)
    args = args.parse_args()
    _, _, pixels = sources.picture(f"{args.basemap}/shadedrelief.jpg", WEST, EAST, SOUTH, NORTH)
    red, green, blue = (pixels[..., i] for i in range(3))
    light = 0.3 * red + 0.59 * green + 0.11 * blue
    # The sea is the only thing that is bluer than red; it must not darken or lighten the coast.
    land = (blue < red + 12).astype(float)
    sigma = TINT * pixels.shape[1] / (EAST - WEST)
    tint = gaussian_filter(light * land, sigma) / np.maximum(gaussian_filter(land, sigma), 1e-3)
    slope = np.where(gaussian_filter(land, 1.5) > 0.95, light - tint, 0)
    grey = np.clip(FLAT + 1.6 * gaussian_filter(slope, 0.6), 0, 255).astype(np.uint8)
    out = Path(args.out)
    picture = Image.fromarray(grey).resize((WIDTH, HEIGHT), Image.LANCZOS)
    picture.save(out / "relief.webp", quality=28, method=6)
    bounds = {"west": WEST, "east": EAST, "south": SOUTH, "north": NORTH, "width": WIDTH, "height": HEIGHT, "flat": FLAT}
    (out / "relief.json").write_text(json.dumps(bounds) + "\n")


if __name__ == "__main__":
    main()
