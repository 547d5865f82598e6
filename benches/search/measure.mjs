// Bytes (each file as gzip -9 would send it, the head included), requests, round trips after the
// head and the rank of the right answer, by kind of query; each query as the first one of a visitor
// with nothing cached, and as the next one of a visitor who has asked before. Parts of names are
// only asked for where they name at most ten institutions.
//
//   cargo bench --bench search -- SITE FOLDER
//   node benches/search/measure.mjs FOLDER

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { FIXED, nameQueries, questions } from "../../tests/search/generate.mjs";
import { Shards } from "../../themes/default/search/shards.js";
import { search } from "../../themes/default/search/search.js";

const made = process.argv[2];
const folder = join(made, "index/");
const NAMES = 150;

const sizes = new Map();
const sizeOf = (path, bytes) => {
  if (!sizes.has(path)) sizes.set(path, gzipSync(bytes, { level: 9 }).length);
  return sizes.get(path);
};

// What a browser would have fetched; everything asked for at once comes at once.
let counted = { bytes: 0, requests: 0, trips: 0 };
let waiting = [];
globalThis.fetch = (path) => new Promise((resolve) => {
  if (waiting.length === 0) setImmediate(arrive);
  waiting.push([path, resolve]);
});

function arrive() {
  const arrived = waiting;
  waiting = [];
  counted.trips += 1;
  for (const [path, resolve] of arrived) {
    const bytes = readFileSync(path);
    counted.bytes += sizeOf(path, bytes);
    counted.requests += 1;
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    resolve({ ok: true, json: async () => JSON.parse(bytes.toString()), arrayBuffer: async () => buffer });
  }
}

async function asked(shards, query) {
  counted = { bytes: 0, requests: 0, trips: 0 };
  const found = await search(shards, query, 10);
  const { total } = found;
  return { ...counted, total, hits: found.hits.map(({ record }) => record.address) };
}

async function fresh() {
  const shards = new Shards(folder);
  await shards.head();
  return shards;
}

const headBytes = gzipSync(readFileSync(`${folder}head.json`), { level: 9 }).length;

/** Of parts of names those that name few institutions; of whole ones, right or wrong, all. */
const PARTS = new Set(["without the place", "first six", "last six", "middle four"]);
const titles = JSON.parse(readFileSync(join(made, "names.json"), "utf8")).map(([title]) => title);
const namesFew = ({ kind, query }) => !PARTS.has(kind) || titles.filter((title) => title.includes(query)).length <= 10;

/** Names read aloud, as their letters and as their first letters. */
function sounds(queries) {
  const names = JSON.parse(readFileSync(join(made, "names.json"), "utf8"));
  const known = new Map(names.map(([title, address, reading]) => [address, { title, reading }]));
  return queries.filter(({ kind }) => kind === "full name").flatMap(({ query, address }) => {
    const { title, reading } = known.get(address);
    const syllables = reading.split(" ").slice(title.length - query.length);
    return [
      { kind: "pinyin", query: syllables.join(""), address },
      { kind: "initials", query: syllables.map((each) => each[0]).join(""), address },
    ];
  });
}

const median = (values, share = 0.5) => values.slice().sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const kilobytes = (bytes) => (bytes / 1024).toFixed(1).padStart(7);

function report(kind, results) {
  const known = results.filter((each) => each.address && namesFew(each));
  const ranks = known.map(({ address, hits }) => hits.indexOf(address) + 1);
  const share = (test) => (known.length ? `${ranks.filter(test).length}/${known.length}` : "-").padStart(8);
  const bytes = results.map((each) => each.bytes);
  console.log([
    kind.padEnd(20), String(results.length).padStart(5), share((rank) => rank === 1), share((rank) => rank > 0),
    kilobytes(median(bytes)), kilobytes(median(bytes, 0.95)), kilobytes(Math.max(...bytes)),
    String(median(results.map(({ requests }) => requests))).padStart(5), String(Math.max(...results.map(({ trips }) => trips))).padStart(4),
  ].join(" "));
}

const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
const total = files.reduce((sum, path) => sum + statSync(path).size, 0);
console.log(`${files.length} files, ${(total / 1e6).toFixed(1)} MB; head ${kilobytes(headBytes)} KB`);

const named = nameQueries(folder, NAMES);
const queries = named.concat(sounds(named), questions(folder, 240).map((query) => ({ kind: "questions", query })), FIXED.map((query) => ({ kind: "fixed", query })));
console.log("kind                 asked    first  top ten  median     95%     max  reqs trips   (KB, a first query)");
const all = [];
for (const query of queries) {
  const found = await asked(await fresh(), query.query);
  all.push({ ...query, ...found, bytes: found.bytes + headBytes });
}
for (const kind of new Set(queries.map((each) => each.kind))) report(kind, all.filter((each) => each.kind === kind));
report("all", all);
const session = await fresh();
await asked(session, "人民医院");
const next = [];
for (const query of queries.filter((_, at) => at % 7 === 0)) next.push({ ...query, ...(await asked(session, query.query)) });
report("next in a session", next);
for (const { query, bytes, trips } of all.slice().sort((a, b) => b.bytes - a.bytes).slice(0, 8)) {
  console.log(`heaviest: ${kilobytes(bytes)} KB, ${trips} trips: ${query.slice(0, 40)}`);
}
const missed = all.filter((each) => each.address && namesFew(each) && !each.hits.includes(each.address)).slice(0, 12);
for (const { kind, query } of missed) console.log(`not in the top ten: ${kind}: ${query.slice(0, 40)}`);
