// What the scripts of the site may call and read of an engine, by the year in which the last of
// Chrome, Firefox and Safari had it (MDN's compatibility tables). Nothing after 2019: older
// Android's WeChat and its desktop edition run engines of that year.

const BY_YEAR = {
  // Objects, arrays, texts and numbers up to ECMAScript 2017.
  2011: "buffer call ceil charCodeAt concat filter floor forEach fromCharCode indexOf isArray join keys length map match max min parse parseInt pop push reduce replace reverse shift slice some source every sort split test toLowerCase toString trim textContent",
  2014: "then catch performance clz32 imul",
  2016: "fill",
  2015: "Map Set Promise Uint8Array Uint32Array add clear codePointAt delete endsWith find findIndex from get has includes normalize repeat set size startsWith subarray values all Array Boolean Error Math Number Object RegExp String Symbol Infinity undefined assign encodeURIComponent resolve next value done",
  2018: "append",
  2017: "padStart entries fetch ok json arrayBuffer isComposing URLSearchParams status",
  // The document, before 2019 wherever the site needs it.
  2013: "bottom getBoundingClientRect height nextElementSibling previousElementSibling removeChild top addEventListener appendChild children classList content createElement createTextNode cloneNode currentTarget dataset document firstChild firstElementChild focus getAttribute getElementById hidden history importNode insertBefore keyCode key lastElementChild location matches navigator onLine open Option parentElement preventDefault pushState querySelector querySelectorAll removeAttribute setAttribute setTimeout clearTimeout search target value window disabled href checked closest form remove toggle addListener getItem setItem localStorage matchMedia select execCommand console requestAnimationFrame cancelable key",
};

/**
 * Newer than 2019 in one engine, each with what a script asks before it uses them: where the
 * answer is no, the page works without.
 */
export const ASKED_FIRST = new Map([
  ["clipboard", /if \(!navigator\.clipboard\b[^)]*\) return;/],
  ["writeText", /if \(!navigator\.clipboard\b[^)]*\) return;/],
  ["IntersectionObserver", /if \("IntersectionObserver" in window\)/],
  ["observe", /if \("IntersectionObserver" in window\)/],
  ["isIntersecting", /if \("IntersectionObserver" in window\)/],
  ["requestIdleCallback", /window\.requestIdleCallback \|\| setTimeout/],
]);

/** Names, each with its year. */
export const KNOWN = new Map(Object.entries(BY_YEAR).flatMap(([year, names]) => names.split(" ").map((name) => [name, Number(year)])));
