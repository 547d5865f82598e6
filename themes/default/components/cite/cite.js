/**
 * Copies the citation that stands before a button. Without JavaScript, or where the browser has
 * no clipboard for pages (plain http), the button stays hidden: the text can be selected.
 */

/**
 * @param {HTMLButtonElement} button
 */
export function startCite(button) {
  const text = button.previousElementSibling;
  const status = button.nextElementSibling;
  if (!navigator.clipboard || !text || !status) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent || "");
      status.textContent = "已复制";
    } catch (error) {
      status.textContent = "没有复制成功，请选中文字后复制";
    }
  });
}

document.querySelectorAll('[data-module="cite"]').forEach(startCite);
