// Prints what TimelineJS' own reader makes of the file: headlines with their dates, and its complaints.
import "./dom.mjs";
import { readFileSync } from "node:fs";
const { TimelineConfig } = await import("@knight-lab/timelinejs/src/js/core/TimelineConfig.js");
const config = new TimelineConfig(JSON.parse(readFileSync(process.argv[2], "utf8")));
config.validate();
const found = config.events.map(({ text, start_date, end_date, unique_id }) => [unique_id, text.headline, start_date.data, end_date?.data ?? null]);
console.log(JSON.stringify({ valid: config.isValid(), messages: config.messages.errors.map(String), title: config.title.text.headline, events: found }));
