// Land, lakes and rivers as paths in the plane, made once.

import { geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { projection } from './projection.ts';

export interface Basemap {
  land: Path2D;
  lakes: Path2D;
  rivers: Path2D;
}

export function basemapOf(topology: Topology): Basemap {
  const draw = geoPath(projection);
  const path = (name: string) => new Path2D(draw(feature(topology, topology.objects[name] as GeometryCollection)) ?? '');
  return { land: path('land'), lakes: path('lakes'), rivers: path('rivers') };
}
