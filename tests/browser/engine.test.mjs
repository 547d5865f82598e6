// The scripts run in an engine of 2019: neither their syntax nor what they ask of it is newer.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { ASKED_FIRST, KNOWN } from "./apis.mjs";
import { theRun } from "./harness.mjs";
import { head, indexFolder } from "../search/generate.mjs";

const THEME = fileURLToPath(new URL("../../themes/default", import.meta.url));
const { root } = theRun();

/** The names in a file of records, besides those in the head. */
const RECORD_FILE = ["authorities", "contexts"];

/** Every script of the theme: the modules of the search and those of components. */
const scriptPaths = () => readdirSync(THEME, { recursive: true }).filter((path) => path.endsWith(".js"));
const source = (path) => readFileSync(join(THEME, path), "utf8");
const programs = () => scriptPaths().map((path) => [path, parse(source(path), { ecmaVersion: 2019, sourceType: "module", locations: true })]);

function walk(node, see, above = []) {
  see(node, above);
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each && typeof each.type === "string") walk(each, see, [node, ...above]);
    }
  }
}

/** What the scripts name themselves: declarations, methods, and the keys of what they make. */
function ownNames(scripts) {
  const keys = new Set([...Object.keys(head(indexFolder(root.folder))), ...RECORD_FILE]);
  const own = { variables: new Set(), functions: new Set(), methods: new Set(), keys };
  const pattern = (node) => {
    if (!node) return;
    if (node.type === "Identifier") own.variables.add(node.name);
    for (const inner of [node.left, node.argument, node.value, ...(node.elements ?? []), ...(node.properties ?? [])]) pattern(inner);
  };
  for (const [, program] of scripts) {
    walk(program, (node) => {
      if (node.type === "VariableDeclarator") pattern(node.id);
      if (node.type === "VariableDeclarator" && node.init && /Function/.test(node.init.type)) own.functions.add(node.id.name);
      if (/Function/.test(node.type)) node.params.forEach(pattern);
      if (/Function|Class/.test(node.type)) pattern(node.id);
      if (node.type === "FunctionDeclaration") own.functions.add(node.id.name);
      if (node.type === "CatchClause") pattern(node.param);
      if (/Import.*Specifier/.test(node.type)) pattern(node.local);
      if (node.type === "MethodDefinition") own.methods.add(node.key.name);
      if (node.type === "Property" && !node.computed) {
        const name = node.key.name ?? String(node.key.value);
        (/Function/.test(node.value.type) || (node.shorthand && own.functions.has(name)) ? own.methods : own.keys).add(name);
        own.keys.add(name);
      }
      if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression" && !node.left.computed) own.keys.add(node.left.property.name);
    });
  }
  return own;
}

/** Names that a program asks of the engine and that are not on the list, nor asked for first. */
function strangers(path, program, own) {
  const found = [];
  const text = path && source(path);
  const known = (name) => KNOWN.has(name) || (ASKED_FIRST.has(name) && ASKED_FIRST.get(name).test(text));
  walk(program, (node, [above = {}]) => {
    const at = () => `${path}:${node.loc.start.line}`;
    if (node.type === "MemberExpression" && !node.computed) {
      const { name } = node.property;
      const called = (above.type === "CallExpression" || above.type === "NewExpression") && above.callee === node;
      if (!known(name) && !own.methods.has(name) && (called || !own.keys.has(name))) found.push(`${at()} .${name}`);
    }
    const named = node.type === "Identifier" && !(above.type === "MemberExpression" && above.property === node && !above.computed) &&
      !(above.type === "Property" && above.key === node && !above.shorthand) && above.type !== "MethodDefinition" && !/Specifier/.test(above.type);
    if (named && !known(node.name) && !own.variables.has(node.name)) found.push(`${at()} ${node.name}`);
  });
  return found;
}

test("the scripts ask nothing of an engine that one of 2019 lacks", () => {
  const scripts = programs();
  assert.ok(scripts.length > 10 && scripts.some(([path]) => path.endsWith("cite.js")) && Math.max(...KNOWN.values()) <= 2019);
  const own = ownNames(scripts);
  assert.deepEqual(scripts.flatMap(([path, program]) => strangers(path, program, own)), []);
});

test("what is newer would be seen", () => {
  const own = ownNames(programs());
  const newer = ["list.at(-1)", "text.replaceAll(a, b)", "Promise.allSettled(list)", "structuredClone(head)", "list.flatMap(one)", "new AbortController()", "element.replaceChildren()", "Object.fromEntries(list)", "globalThis.x", "text.matchAll(/a/g)", "new BigUint64Array(8)", "navigator.clipboard.writeText(text)", "new IntersectionObserver(see)"];
  for (const code of newer) assert.notDeepEqual(strangers("", parse(code, { ecmaVersion: 2019, locations: true }), own), [], code);
  assert.throws(() => parse("a?.b ?? c", { ecmaVersion: 2019 }));
});
