import { createReadStream, existsSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/**
 * While working on the page: `ATLAS_DATA=folder npm run dev` serves that folder as `data/`, and
 * `ATLAS_SERVER=http://127.0.0.1:7878` hands `api/` (and `data/`, without a folder) on to a running `tumen atlas`.
 */
function workData(folder: string): Plugin {
  const types: Record<string, string> = { '.json': 'application/json', '.bin': 'application/octet-stream' };
  const serve: Plugin['configureServer'] = (server) => {
    server.middlewares.use('/data', (request, response, next) => {
      const name = normalize(decodeURIComponent((request.url ?? '').split('?')[0])).replace(/^([/\\]|\.\.)+/, '');
      const file = join(folder, name);
      if (!existsSync(file) || !statSync(file).isFile()) {
        response.statusCode = 404;
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ error: `There is no file ${name}.` }));
        return;
      }
      const ending = /\.[a-z]+$/.exec(name)?.[0] ?? '';
      response.setHeader('Content-Type', types[ending] ?? 'application/octet-stream');
      createReadStream(file).on('error', next).pipe(response);
    });
  };
  return { name: 'work-data', configureServer: serve, configurePreviewServer: serve as Plugin['configurePreviewServer'] };
}

const folder = process.env.ATLAS_DATA;
const server = process.env.ATLAS_SERVER;
// A `tumen atlas` refuses strangers, so the requests are made to look like its own page's.
const own = server && { target: server, changeOrigin: true, headers: { origin: server } };
const handOn = own ? { '/api': own, ...(folder ? {} : { '/data': own }) } : undefined;

export default defineConfig({
  // Relative, so that the page works from any folder of any web host.
  base: './',
  plugins: [svelte(), ...(folder ? [workData(folder)] : [])],
  server: { host: '127.0.0.1', proxy: handOn },
  preview: { host: '127.0.0.1', proxy: handOn },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // Files of their own throughout: the page's security policy allows no data: fonts and no inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
});
