// Serves a published site over a slow line, and counts what it sends: the same for a page and for
// its workers, which a browser's own emulation does not slow.

import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { TYPES } from "../../tests/browser/server.mjs";

const MODULES = fileURLToPath(new URL("../../themes/default/search", import.meta.url));
const PACKET = 1460;

/** 1.6 Mbit/s and 150 ms. */
export const SLOW = { latency: 150, bytesPerMillisecond: 200 };

/**
 * @param {string} published
 * @returns {Promise<{origin: string, slow: (line?: typeof SLOW) => void, sent: () => {path: string, bytes: number}[], forget: () => void, close: () => void}>}
 */
export async function serve(published) {
  const bodies = new Map();
  let line;
  let free = 0;
  let sent = [];

  /** The file's bytes as gzip -6 sends them. */
  function body(path) {
    if (!bodies.has(path)) {
      const file = path.startsWith("/modules/") ? join(MODULES, path.slice(9)) : join(published, path.endsWith("/") ? `${path}index.html` : path);
      const found = path === "/blank" ? "<!doctype html><title>示例</title>" : existsSync(file) && statSync(file).isFile() && readFileSync(file);
      bodies.set(path, found ? gzipSync(found, { level: 6 }) : undefined);
    }
    return bodies.get(path);
  }

  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  async function answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const bytes = body(path);
    if (line) await pause(line.latency);
    if (!bytes) return response.writeHead(404).end();
    const type = path === "/blank" || path.endsWith("/") ? TYPES[".html"] : (TYPES[extname(path)] ?? "application/octet-stream");
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "content-length": bytes.length, "cache-control": "max-age=3600" });
    sent.push({ path, bytes: bytes.length });
    for (let at = 0; at < bytes.length; at += PACKET) {
      const packet = bytes.subarray(at, at + PACKET);
      if (line) {
        free = Math.max(free, performance.now()) + packet.length / line.bytesPerMillisecond;
        await pause(free - performance.now());
      }
      response.write(packet);
    }
    return response.end();
  }

  const server = createServer((request, response) => void answer(request, response));
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    slow: (how) => { line = how; },
    sent: () => sent,
    forget: () => { sent = []; },
    close: () => { server.closeAllConnections(); server.close(); },
  };
}
