// Prints what Mermaid's own parser finds in the file: events of a timeline, or nodes and links of a flowchart.
import "./dom.mjs";
import { readFileSync } from "node:fs";
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ maxTextSize: 10_000_000, maxEdges: 100_000, securityLevel: "loose" });
const text = readFileSync(process.argv[2], "utf8");
await mermaid.parse(text);
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
const decoded = (written) => written.replace(/ﬂ°°(\d+)¶ß/g, (_, number) => String.fromCodePoint(number)).trim();
const found = db.getTasks
  ? { periods: db.getTasks().map(({ task, events }) => [decoded(task), events.map(decoded)]) }
  : {
      nodes: [...db.getVertices().values()].map(({ text }) => decoded(text)),
      edges: db.getEdges().map(({ start, end, text }) => [start, decoded(text), end]),
    };
console.log(JSON.stringify(found));
