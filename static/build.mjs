// Bundles src/ into the folder given: node build.mjs OUT
import { copyFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const outdir = process.argv[2];
if (!outdir) throw new Error('usage: node build.mjs OUT');

rmSync(`${outdir}/chunks`, { recursive: true, force: true }); // their names change with their content

const common = {
  outdir,
  bundle: true,
  minify: true,
  sourcemap: true,
  target: ['es2023', 'chrome120', 'firefox121', 'safari17.2'],
  logLevel: 'warning',
  // htmx can evaluate text; exchange.js switches that off and the Content-Security-Policy forbids it
  logOverride: { 'direct-eval': 'silent' },
};

await build({ ...common, entryPoints: { app: 'src/app.js', style: 'src/style.css' }, format: 'esm', splitting: true, chunkNames: 'chunks/[name]-[hash]' });
// classic and blocking: it must have run before the first paint
await build({ ...common, entryPoints: { theme: 'src/theme.js' }, format: 'iife' });

copyFileSync('src/icon.svg', `${outdir}/icon.svg`);
