"""The public data that land.csv and the relief picture are made of, as arrays and polygons.

Everything comes from packages of Debian and npm and PyPI; README.md says how to get them and whose the data are.
"""

import json
from pathlib import Path

import numpy as np
from netCDF4 import Dataset
from PIL import Image, ImageDraw

# Outlines that Natural Earth at 1:50 million does not have, or has as they are today.
# The Aral Sea as it stood until 1960, about 53 m above the sea, west coast under the Ustyurt, deltas in the south and
# east; an estimate by hand after ETOPO5. Its level in the thirteenth century is not known.
ARAL = [
    (58.30, 43.60), (58.18, 44.10), (58.25, 44.60), (58.35, 45.00), (58.55, 45.50), (58.75, 45.90), (59.30, 46.20),
    (59.60, 46.05), (59.95, 46.10), (60.05, 46.40), (60.60, 46.70), (61.10, 46.80), (61.70, 46.70), (61.95, 46.45),
    (61.60, 46.25), (61.10, 46.15), (61.25, 45.85), (61.65, 45.60), (61.75, 45.20), (61.95, 44.80), (61.60, 44.40),
    (61.20, 44.20), (60.95, 43.90), (60.40, 43.65), (59.80, 43.50), (59.30, 43.60), (58.80, 43.45),
]
# Corners of the box in which Lake Balkhash is found on the satellite picture: west, east, south, north.
BALKHASH = (73.0, 79.8, 44.3, 47.3)
# Lakes of Natural Earth that were not there: Sarykamysh (filled since the 1960s; here let be dry) and the reservoir
# of Toktogul. The middle of each.
MODERN = [(57.5, 41.9), (72.9, 41.8)]


def elevation(folder, west, east, south, north):
    """ETOPO5: latitudes, longitudes and metres above the sea, a point every five minutes of arc."""
    data = Dataset(Path(folder) / "etopo5.cdf")
    lat, lon = np.array(data["ETOPO05_Y"]), np.array(data["ETOPO05_X"])
    rows, columns = (lat >= south) & (lat <= north), (lon >= west) & (lon <= east)
    return lat[rows], lon[columns], np.array(data["ROSE"][rows, columns], dtype=float)


def picture(path, west, east, south, north):
    """A part of a picture of the whole earth: latitudes and longitudes of its pixels, and the pixels."""
    Image.MAX_IMAGE_PIXELS = None
    image = Image.open(path)
    scale = image.size[0] / 360
    box = [round((west + 180) * scale), round((90 - north) * scale),
           round((east + 180) * scale), round((90 - south) * scale)]
    pixels = np.asarray(image.crop(box), dtype=float)
    lat = 90 - (np.arange(box[1], box[3]) + 0.5) / scale
    lon = (np.arange(box[0], box[2]) + 0.5) / scale - 180
    return lat, lon, pixels


def bare(pixels):
    """How bare the ground is, 0 to 1, from a Blue Marble picture: sand and gravel are bright and yellow.

    Red of 100 is grass or scrub (Kazakh steppe 94, Orkhon 103), 160 is sand (Karakum 161, Taklamakan 164). Snow is
    bright and white, and is not bare ground.
    """
    red, blue = pixels[..., 0], pixels[..., 2]
    return np.where(red - blue < 15, 0.0, np.clip((red - 100) / 60, 0, 1))


def polygons(topology, name):
    """Polygons of an object of a TopoJSON file, each a list of rings of (longitude, latitude)."""
    t = json.loads(Path(topology).read_text())
    (sx, sy), (tx, ty) = t["transform"]["scale"], t["transform"]["translate"]
    arcs = []
    for arc in t["arcs"]:
        points = np.cumsum(np.array(arc), axis=0)
        arcs.append([(x * sx + tx, y * sy + ty) for x, y in points])

    def ring(indices):
        points = []
        for i in indices:
            arc = arcs[i] if i >= 0 else arcs[~i][::-1]
            points += arc[1:] if points else arc
        return points

    whole = t["objects"][name]
    for shape in whole.get("geometries", [whole]):
        parts = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"], [])
        for part in parts:
            yield [ring(r) for r in part]


def water(atlas, lakes, marble, west, east, south, north, per_degree):
    """Where there is water: latitudes, longitudes and 0 or 1."""
    size = (round((east - west) * per_degree), round((north - south) * per_degree))
    wet = Image.new("L", size, 1)
    draw = ImageDraw.Draw(wet)

    def fill(rings, outside, inside):
        if max(x for x, _ in rings[0]) < west or min(x for x, _ in rings[0]) > east:
            return
        for n, points in enumerate(rings):
            scaled = [((x - west) * per_degree, (north - y) * per_degree) for x, y in points]
            draw.polygon(scaled, fill=outside if n == 0 else inside)

    for rings in polygons(atlas, "land"):
        fill(rings, 0, 1)
    for rings in polygons(lakes, "lakes"):
        x, y = np.mean(rings[0], axis=0)
        if all(abs(x - mx) + abs(y - my) > 0.5 for mx, my in MODERN):
            fill(rings, 1, 0)
    fill([ARAL], 1, 0)
    wet = np.array(wet)
    lat = north - (np.arange(size[1]) + 0.5) / per_degree
    lon = west + (np.arange(size[0]) + 0.5) / per_degree
    lake_lat, lake_lon, lake = balkhash(marble)
    for i in np.flatnonzero((lat > BALKHASH[2]) & (lat < BALKHASH[3])):
        row = np.abs(lake_lat - lat[i]).argmin()
        for j in np.flatnonzero((lon > BALKHASH[0]) & (lon < BALKHASH[1])):
            wet[i, j] |= lake[row, np.abs(lake_lon - lon[j]).argmin()]
    return lat, lon, wet


def balkhash(marble):
    """Lake Balkhash by its colour on the Blue Marble: bluer than red, and everything between two shores of a row."""
    lat, lon, pixels = picture(marble, *BALKHASH)
    red, green, blue = (pixels[..., i] for i in range(3))
    lake = (green >= red - 2) & (blue >= red - 12) & (blue + green > 2 * red + 6)
    for row in lake:
        shores = np.flatnonzero(row)
        # Holes in the middle of a row are the milky shallows.
        for a, b in zip(shores[:-1], shores[1:]):
            if b - a <= 20:
                row[a:b] = True
    return lat, lon, lake
