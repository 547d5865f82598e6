// What the scripts of the site may call and read of an engine, by the year in which the last of
// Chrome, Firefox and Safari had it (MDN's compatibility tables). Nothing after 2019: older
// Android's WeChat and its desktop edition run engines of that year.

const BY_YEAR = {
  // Objects, arrays, texts and numbers up to ECMAScript 2017.
  2011: "call ceil concat filter floor forEach fromCharCode indexOf join keys length map match max min parse parseInt pop push reduce replace reverse shift slice some every sort split test toLowerCase toString trim textContent",
  2014: "then catch performance clz32 imul",
  2015: "Map Set Promise Uint8Array Uint32Array add clear codePointAt delete find findIndex from get has includes normalize repeat set size startsWith subarray values all Array Boolean Error Math Number Object String Symbol Infinity undefined assign encodeURIComponent resolve next value done",
  2017: "padStart entries fetch ok json arrayBuffer isComposing URLSearchParams status",
  // The document, before 2019 wherever the site needs it.
  2013: "addEventListener appendChild children classList content createElement createTextNode currentTarget dataset document firstChild firstElementChild focus getAttribute getElementById hidden history importNode insertBefore keyCode key lastElementChild location matches navigator onLine open Option parentElement preventDefault pushState querySelector querySelectorAll removeAttribute setAttribute setTimeout clearTimeout search target value window disabled href checked closest form remove toggle addListener getItem setItem localStorage matchMedia select execCommand console requestAnimationFrame cancelable key",
};

/** Names, each with its year. */
export const KNOWN = new Map(Object.entries(BY_YEAR).flatMap(([year, names]) => names.split(" ").map((name) => [name, Number(year)])));
