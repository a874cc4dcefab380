"""Writes world/land.csv: what the ground is like in each cell that is within reach of a place of the pack.

    python land.py --ferret DIR --basemap DIR --atlas FILE --lakes FILE --places places.csv > land.csv

README.md says where the inputs come from. Columns: see docs/packs.md.
"""

import argparse
import csv
import math
import sys

import h3
import numpy as np

import sources

WEST, EAST, SOUTH, NORTH = 38, 126, 25, 59
RESOLUTION = 4
# Cells further than this from every place are left out, km: a week's ride over open steppe is 252.
WITHIN_KM = 290


def cells_of(lat, lon, resolution=RESOLUTION):
    """The cell of each point of a grid."""
    return [[h3.latlng_to_cell(a, o, resolution) for o in lon] for a in lat]


def short(share):
    """A share with at most two decimals."""
    return f"{share:.2f}".rstrip("0").rstrip(".")


def gather(cells, values):
    """The values by cell."""
    by_cell = {}
    for names, row in zip(cells, values):
        for name, value in zip(names, row):
            by_cell.setdefault(name, []).append(value)
    return by_cell


def near(places):
    """The cells with their middle within WITHIN_KM of a place."""
    found = set()
    for lat, lon in places:
        middle = h3.latlng_to_cell(lat, lon, RESOLUTION)
        for cell in h3.grid_disk(middle, math.ceil(WITHIN_KM / 30)):
            if h3.great_circle_distance((lat, lon), h3.cell_to_latlng(cell), unit="km") <= WITHIN_KM:
                found.add(cell)
    return sorted(found)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    for name in ("ferret", "basemap", "atlas", "lakes", "places"):
        args.add_argument(f"--{name}", required=True)
    args = args.parse_args()
    box = (WEST, EAST, SOUTH, NORTH)
    marble = f"{args.basemap}/bmng.jpg"

    lat, lon, metres = sources.elevation(args.ferret, *box)
    height = gather(cells_of(lat, lon), metres)
    lat, lon, pixels = sources.picture(marble, *box)
    sand = gather(cells_of(lat, lon), sources.bare(pixels))
    lat, lon, wet = sources.water(args.atlas, args.lakes, marble, *box, 16)
    fine = gather(cells_of(lat, lon, RESOLUTION + 1), wet)
    water = gather(cells_of(lat, lon), wet)

    with open(args.places, newline="") as file:
        places = [(float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["cell", "water", "wet", "elevation_m", "relief_m", "bare", "source"])
    for cell in near(places):
        points = np.array(height[cell])
        wet = [str(n) for n, child in enumerate(sorted(h3.cell_to_children(cell))) if np.mean(fine[child]) >= 0.5]
        row = [short(np.mean(water[cell])), "".join(wet), round(np.mean(points) / 10) * 10,
               round(np.std(points) / 5) * 5, short(np.mean(sand[cell]))]
        out.writerow([cell, *row, "ETOPO5; BMNG; NE"])


if __name__ == "__main__":
    main()
