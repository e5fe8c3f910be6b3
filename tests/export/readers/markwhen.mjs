// Prints the events that Markwhen's own parser finds in the file: heading, first moment, the moment after the last, text.
import { readFileSync } from "node:fs";
import { parse } from "@markwhen/parser";
const { events, header } = parse(readFileSync(process.argv[2], "utf8"));
const found = [];
function walk(node, heading) {
  if (node.children) node.children.forEach((child) => walk(child, node.title ?? heading));
  else found.push([heading, node.dateRangeIso.fromDateTimeIso, node.dateRangeIso.toDateTimeIso, node.firstLine.restTrimmed]);
}
walk(events, "");
console.log(JSON.stringify({ header, events: found }));
