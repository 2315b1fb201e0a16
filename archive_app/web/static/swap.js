// Links and forms marked data-swap="#id" replace that element instead of the whole page.
// The server answers with whole pages as always; we take the element of the same id out of them.
import { leaveUnsaved, saved } from "./forms.js";

const parser = new DOMParser();

/** Replace the element by its successor in an answered page; the whole main part on a problem. */
export function place(html, selector) {
  const page = parser.parseFromString(html, "text/html");
  const target = page.querySelector(selector) && document.querySelector(selector) ? selector : "#main";
  const fresh = page.querySelector(target);
  if (!fresh) return false;
  document.querySelector(target).replaceWith(fresh);
  const notices = page.querySelector("#notices");
  if (notices && !fresh.contains(document.querySelector("#notices"))) {
    document.querySelector("#notices")?.replaceWith(notices);
  }
  document.title = page.title;
  fresh.dispatchEvent(new CustomEvent("archive:swapped", { bubbles: true }));
  return true;
}

/** Ask for a page and place its fragment; returns the address it came from. */
export async function fetchInto(selector, address, options = {}) {
  const old = document.querySelector(selector);
  old?.classList.add("is-busy");
  try {
    const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "text/html" }, ...options });
    if (!place(await answer.text(), selector)) location.assign(answer.url);
    return answer;
  } finally {
    old?.classList.remove("is-busy");
  }
}

async function go(selector, address, options, { remember, focus }) {
  let answer;
  try {
    answer = await fetchInto(selector, address, options);
  } catch {
    tell("没有连上服务器，请检查网络后重试。刚才填写的内容还在页面上。");
    return;
  }
  if (remember && answer.url !== location.href) history.pushState({ swap: selector }, "", answer.url);
  focusAgain(focus);
}

function focusAgain(id) {
  const next = document.querySelector("[autofocus]") ?? (id && document.getElementById(id));
  next?.focus({ preventScroll: true });
}

/** A message in the place where the server's messages stand. */
export function tell(text) {
  const box = document.createElement("div");
  box.className = "notice notice-warn";
  box.append(Object.assign(document.createElement("p"), { textContent: text }));
  document.querySelector("#notices")?.replaceChildren(box);
}

/** Send a form and swap; `button` is the one pressed. */
export function send(form, selector, button, extra = {}) {
  const data = new FormData(form, button);
  for (const [name, value] of Object.entries(extra)) data.set(name, value);
  const address = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  const focus = document.activeElement?.id;
  if (form.method === "get") {
    const url = new URL(address, location.href);
    url.search = new URLSearchParams(data);
    return go(selector, url, {}, { remember: true, focus });
  }
  return go(selector, address, { method: "POST", body: data }, { remember: !Object.keys(extra).length, focus });
}

export function watchSwaps() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (leaveUnsaved(link.dataset.swap)) go(link.dataset.swap, link.href, {}, { remember: true, focus: link.id });
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("form[data-swap]")) return;
    event.preventDefault();
    saved(form);
    send(form, form.dataset.swap, event.submitter);
  });
  history.replaceState({ swap: "#main" }, "");
  window.addEventListener("popstate", (event) => {
    if (event.state?.swap) fetchInto("#main", location.href).catch(() => location.reload());
  });
}
