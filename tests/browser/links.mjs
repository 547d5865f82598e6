// Links, anchors and title of a published page, read from its text.

const LINK = /\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi;
const ANCHOR = /\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi;
const BLOCK = /<(?:style|script)\b[^>]*>[^]*?<\/(?:style|script)>/gi;

/** Absolute addresses of everything a page links to or fetches. */
export function linksOf(html, address) {
  return values(html, LINK).map((link) => new URL(link, address).href);
}

/** The anchors a link may point to. */
export function anchorsOf(html) {
  return new Set(values(html, ANCHOR));
}

/** The title, as written. */
export function titleOf(html) {
  return html.match(/<title>([^<]+)<\/title>/i)?.[1].trim();
}

function values(html, pattern) {
  const text = html.replace(BLOCK, (block) => block.slice(0, block.indexOf(">") + 1));
  return [...text.matchAll(pattern)].map(([, a, b, c]) => unescape(a ?? b ?? c));
}

function unescape(value) {
  return value.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}
