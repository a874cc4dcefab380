// The atlas in a real browser. One file for the runner, so that one server and one browser do for all of it.

import { after, before, describe } from 'node:test';
import { century } from './century.ts';
import { histories } from './histories.ts';
import { laboratory } from './laboratory.ts';
import { map } from './map.ts';
import { record } from './record.ts';
import { close, open, type Stage } from './stage.ts';
import { whole } from './whole.ts';

describe('the atlas', { timeout: 600_000 }, () => {
  let stage: Stage;
  const on = () => stage;

  before(async () => {
    stage = await open();
  });
  after(close);

  describe('map and chronicle', () => map(on));
  describe('histories', () => histories(on));
  describe('laboratory', () => laboratory(on));
  describe('record', () => record(on));
  describe('the whole page', () => whole(on));
  describe('a century', () => century(on));
});
