// <input data-find="#list" hidden> hides every [data-find-item] in the list that lacks the words
// typed; a [data-find-group] without any is hidden, and one that folds is opened meanwhile.
// Without the script the box stays hidden, and the browser's own search finds.
function sift(box) {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  const list = document.querySelector(box.dataset.find);
  let found = 0;
  for (const item of list.querySelectorAll("[data-find-item]")) {
    const text = item.textContent.toLowerCase();
    item.hidden = !words.every((word) => text.includes(word));
    found += !item.hidden;
  }
  for (const group of list.querySelectorAll("[data-find-group]")) {
    group.hidden = !group.querySelector("[data-find-item]:not([hidden])");
    if (group.tagName === "DETAILS") {
      if (words.length && !group.dataset.was) group.dataset.was = String(group.open);
      group.open = words.length > 0 || group.dataset.was === "true";
      if (!words.length) delete group.dataset.was;
    }
  }
  const told = box.closest("[data-find-row]").querySelector("[data-find-count]");
  told.textContent = words.length ? (found ? `${found} 项` : "没有找到，换几个字试试") : "";
}

export function watchFinding(root) {
  for (const box of root.querySelectorAll("[data-find]")) {
    const row = box.closest("[data-find-row]");
    if (!row.hidden) continue;
    row.hidden = false;
    box.addEventListener("input", (event) => event.isComposing || sift(box));
    box.addEventListener("compositionend", () => sift(box));
    // Enter must not send the form the box may stand in.
    box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  }
}
