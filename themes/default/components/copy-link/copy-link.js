/**
 * Copies the page's permanent address. Without JavaScript, or where the browser has no clipboard
 * for pages (plain http), the button stays hidden: the address stands next to it.
 */

/**
 * @param {HTMLButtonElement} button
 */
export function startCopyLink(button) {
  const status = button.nextElementSibling;
  if (!navigator.clipboard || !status) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.address || "");
      status.textContent = "已复制";
    } catch (error) {
      status.textContent = "没有复制成功，请选中网址后复制";
    }
  });
}

document.querySelectorAll('[data-module="copy-link"]').forEach(startCopyLink);
