// Runs a reader on a file: node run.mjs READER FILE. TimelineJS is written for a bundler, so every reader is bundled first.
import { rmSync } from "node:fs";
import { buildSync } from "esbuild";
const [reader, file] = process.argv.slice(2);
const outfile = new URL(`./.${reader}-${process.pid}.mjs`, import.meta.url).pathname;
buildSync({ entryPoints: [new URL(`./${reader}.mjs`, import.meta.url).pathname], bundle: true, platform: "node", format: "esm", external: ["jsdom", "mermaid", "@markwhen/parser"], outfile });
process.argv[2] = file;
try {
  await import(outfile);
} finally {
  rmSync(outfile);
}
