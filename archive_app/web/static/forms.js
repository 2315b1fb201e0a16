// Rows without a reload, questions that depend on answers, and a warning before losing work.
//   data-rows, data-row-add, data-row-drop, data-row-lift   (templates/fields.html)
//   data-live      a deciding answer: ask the form again    data-guard   warn about unsaved changes
//   data-unsaved   beside data-guard: the form came back with what was refused
import { askAgain } from "./swap.js";

const changed = new Set();

export function saved(form) {
  changed.delete(form);
}

/** True when nothing unsaved lies in the part about to be replaced, or the person agrees to lose it. */
export function leaveUnsaved(selector) {
  const part = document.querySelector(selector);
  const lost = [...changed].filter((form) => part?.contains(form));
  if (lost.length && !window.confirm("有内容还没有保存，要离开吗？")) return false;
  lost.forEach(saved);
  return true;
}

function addRow(list) {
  const blank = list.querySelector(":scope > template");
  const numbers = [...list.querySelectorAll(":scope > .rows-list > [data-row] [name]")]
    .map((input) => input.name.match(/\.(\d+)\./)?.[1])
    .filter(Boolean);
  const next = numbers.length ? Math.max(...numbers) + 1 : 0;
  const row = blank.content.cloneNode(true);
  for (const element of row.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("__i__")) element.setAttribute(name, value.replaceAll("__i__", next));
    }
  }
  list.querySelector(".rows-list").append(row);
  list.querySelector(".rows-list > :last-child").querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

function pressed(event) {
  const button = event.target.closest("[data-row-add], [data-row-drop]");
  if (!button) return;
  event.preventDefault();
  const list = button.closest("[data-rows]");
  if (button.matches("[data-row-add]")) addRow(list);
  else button.closest("[data-row]").remove();
  note(list.closest("form"));
}

/** Remember that a guarded form holds unsaved work. */
export function note(form) {
  if (form?.matches("[data-guard]")) changed.add(form);
}

export function watchForms() {
  document.addEventListener("click", pressed);
  document.addEventListener("input", (event) => note(event.target.form));
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-live]") && event.target.form?.id) askAgain(event.target.form);
  });
  document.addEventListener("submit", (event) => saved(event.target), true);
  document.querySelectorAll("form[data-guard][data-unsaved]").forEach(note);
  // A form asked again comes back as another element, still unsaved.
  document.addEventListener("archive:swapped", (event) => {
    const lost = [...changed].filter((form) => !form.isConnected);
    lost.forEach(saved);
    if (lost.some((form) => form.id === event.target.id)) note(event.target);
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });
}
