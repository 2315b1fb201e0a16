// One key, no modifier: "/" focuses the search box; any link with data-key="x" is followed on x.
export function watchKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "/") {
      const box = [...document.querySelectorAll("[data-search]")].find((input) => input.offsetParent);
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
      return;
    }
    const link = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
    if (link) link.click();
  });
}

/** Puts the cursor into the first empty question below data-focus, where a keyboard is at hand. */
export function beginWriting(root) {
  if (!window.matchMedia("(pointer: fine)").matches) return;
  const questions = [...root.querySelectorAll("[data-focus] :is(input:not([type=hidden]), select, textarea)")];
  (questions.find((one) => !one.value) ?? questions[0])?.focus({ preventScroll: true });
}
