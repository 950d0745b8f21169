// Prints the processor seconds that retext-intensify takes for a list of texts, after one to warm up.
import { readFileSync } from "node:fs";
import { retext } from "retext";
import intensify from "retext-intensify";

const texts = JSON.parse(readFileSync(process.argv[2], "utf8"));
const processor = retext().use(intensify);
await processor.process(texts[0]);
const before = process.cpuUsage();
let found = 0;
for (const text of texts) found += (await processor.process(text)).messages.length;
const { user, system } = process.cpuUsage(before);
if (!found) throw new Error("nothing found");
console.log((user + system) / 1e6);
