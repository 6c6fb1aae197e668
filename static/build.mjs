// Bundles src/ into the folder given: node build.mjs OUT
import { build } from 'esbuild';

const outdir = process.argv[2];
if (!outdir) throw new Error('usage: node build.mjs OUT');

await build({
  entryPoints: { app: 'src/app.js', style: 'src/style.css' },
  outdir,
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  sourcemap: true,
  target: ['es2023', 'chrome120', 'firefox121', 'safari17.2'],
  logLevel: 'warning',
});
