/**
 * Marks in the contents what is being read. Without JavaScript the contents are a plain list of
 * links.
 */

/** The part of the window, from its top, in which what is read begins. */
const READING = "0px 0px -75% 0px";

/**
 * @param {HTMLElement} contents
 */
export function startFollowing(contents) {
  const linked = Array.from(contents.querySelectorAll('a[href^="#"]'));
  const links = new Map(linked.map((link) => [link.getAttribute("href").slice(1), link]));
  const visible = new Set();
  let current = null;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) visible.add(target.id);
      else visible.delete(target.id);
    }
    const last = Array.from(links.keys()).filter((id) => visible.has(id)).pop();
    if (!last || links.get(last) === current) return;
    if (current) current.removeAttribute("aria-current");
    current = links.get(last);
    current.setAttribute("aria-current", "true");
    keepInView(contents, current);
  }, { rootMargin: READING });
  links.forEach((link, id) => {
    const part = document.getElementById(id);
    if (part) observer.observe(part);
  });
}

/** Scrolls the contents only, never the page. */
function keepInView(contents, link) {
  const [frame, place] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
  if (place.top < frame.top || place.bottom > frame.bottom) {
    contents.scrollTop += place.top - frame.top - frame.height / 3;
  }
}

if ("IntersectionObserver" in window) document.querySelectorAll('[data-module="follow"]').forEach(startFollowing);
