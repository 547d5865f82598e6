// A static file server of the plainest kind, so that the pages rely on nothing a host may lack.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** The policy the pages must live under. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'self'";

/** Content type by file extension. */
export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".ndjson": "application/x-ndjson; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  // SHA256SUMS
  "": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * Serves a folder under a base path, and nothing outside it.
 * @param {string} folder
 * @param {string} [basePath] with slashes at both ends
 * @returns {Promise<{origin: string, address: string, close: () => Promise<void>}>}
 */
export async function serve(folder, basePath = "/") {
  const server = createServer((request, response) => {
    answer(folder, basePath, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin, address: origin + basePath, close };
}

async function answer(folder, basePath, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
  if (!path.startsWith(basePath)) return send(response, 404, ".txt", "outside the site");
  const inside = normalize(path.slice(basePath.length));
  const wanted = join(folder, inside);
  const found = inside.startsWith("..") ? undefined : await kindOf(wanted);
  if (found === "file") return send(response, 200, extname(wanted), await readFile(wanted));
  if (found === "folder" && path.endsWith("/")) {
    const index = join(wanted, "index.html");
    if ((await kindOf(index)) === "file") return send(response, 200, ".html", await readFile(index));
  }
  send(response, 404, ".html", await readFile(join(folder, "404.html")));
}

async function kindOf(path) {
  const found = await stat(path).catch((error) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  return found && (found.isDirectory() ? "folder" : "file");
}

function send(response, status, extension, body) {
  const type = TYPES[extension] ?? "application/octet-stream";
  response.writeHead(status, { "content-type": type, "content-security-policy": POLICY }).end(body);
}
