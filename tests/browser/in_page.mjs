// Functions that run inside the page under test; each must be self-contained.

/** Language, landmarks and headings. */
export function outline() {
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  return {
    lang: document.documentElement.lang,
    mains: document.querySelectorAll("main").length,
    headings: headings.map((each) => ({ level: Number(each.tagName[1]), text: each.textContent.trim() })),
  };
}

/** Visible texts that reach beyond the window's edge without an own scroll region to hold them. */
export function escapedText() {
  const scrolls = (element) => {
    for (let each = element; each; each = each.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(each).overflowX)) return true;
    }
    return false;
  };
  const escapes = (rectangle) =>
    rectangle.width > 1 && rectangle.height > 1 && (rectangle.right > innerWidth + 1 || rectangle.left < -1);
  // A skip link waits above the window until it is focused.
  const seen = (element) => element.checkVisibility() && !element.closest(".skip-link, .hidden-visually");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || !seen(element) || scrolls(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    if ([...range.getClientRects()].some(escapes)) found.push(text.data.trim().slice(0, 40));
  }
  return found;
}

/** Texts of tables that run out of their cell into the next one. */
export function overrunning() {
  const runsOut = (cell) => {
    const { left, right } = cell.getBoundingClientRect();
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      // Word by word: the white space at the end of a line may hang over its edge.
      for (const word of texts.currentNode.data.matchAll(/\S+/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const boxes = [...range.getClientRects()];
        if (boxes.some((each) => each.right > right + 1 || each.left < left - 1)) return true;
      }
    }
    return false;
  };
  const cells = [...document.querySelectorAll("tbody td, tbody th")].filter((each) => each.checkVisibility());
  return cells.filter(runsOut).map((cell) => cell.textContent.trim().slice(0, 40));
}

/** Kinds of focusable elements that look the same with the keyboard focus on them. */
export function unfocusable() {
  const look = (element) => {
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return { outlined, shadow: style.boxShadow !== "none" };
  };
  const kinds = new Map();
  for (const element of document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")) {
    const kind = `${element.tagName.toLowerCase()}.${element.className}`;
    if (element.checkVisibility() && !kinds.has(kind)) kinds.set(kind, element);
  }
  const bad = [];
  for (const [kind, element] of kinds) {
    element.focus({ focusVisible: true, preventScroll: true });
    const { outlined } = look(element);
    if (document.activeElement !== element || !outlined) bad.push(kind);
  }
  return bad;
}
