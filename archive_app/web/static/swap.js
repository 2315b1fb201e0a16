// Links and forms marked data-swap="#id" replace that element instead of the whole page.
// The server answers with whole pages as always; we take the element of the same id out of them.
import { leaveUnsaved, note, saved } from "./forms.js";

const parser = new DOMParser();

/** Replace the element by its successor in an answered page; the whole main part on a problem. */
export function place(html, selector) {
  const page = parser.parseFromString(html, "text/html");
  const target = page.querySelector(selector) && document.querySelector(selector) ? selector : "#main";
  const fresh = page.querySelector(target);
  if (!fresh) return false;
  const focused = document.activeElement;
  const old = document.querySelector(target);
  // What somebody opened stays open.
  for (const { id } of old.querySelectorAll("details[id][open]")) {
    fresh.querySelector(`details#${CSS.escape(id)}`)?.setAttribute("open", "");
  }
  old.replaceWith(fresh);
  focusAgain(fresh, focused);
  const notices = page.querySelector("#notices");
  if (notices && !fresh.contains(document.querySelector("#notices"))) {
    document.querySelector("#notices")?.replaceWith(notices);
  }
  if (page.title) document.title = page.title;
  fresh.dispatchEvent(new CustomEvent("archive:swapped", { bubbles: true }));
  return true;
}

function focusAgain(fresh, focused) {
  const wanted = focused.isConnected ? null : focused.id && document.getElementById(focused.id);
  const next = fresh.querySelector("[autofocus]") ?? wanted;
  if (!next) return;
  next.focus({ preventScroll: true });
  if (next.id === focused.id && focused.selectionStart != null) {
    next.setSelectionRange(focused.selectionStart, focused.selectionEnd);
  }
}

/** Ask for a page and place its fragment; returns the address it came from. */
export async function fetchInto(selector, address, options = {}) {
  const old = document.querySelector(selector);
  old?.classList.add("is-busy");
  try {
    const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "text/html" }, ...options });
    const elsewhere = answer.redirected && new URL(answer.url).pathname === "/sign-in";
    if (elsewhere || !place(await answer.text(), selector)) location.assign(answer.url);
    return answer;
  } finally {
    old?.classList.remove("is-busy");
  }
}

async function go(selector, address, options, remember) {
  try {
    const answer = await fetchInto(selector, address, options);
    if (remember && answer.url !== location.href) history.pushState({ swap: selector }, "", answer.url);
    return true;
  } catch {
    tell("没有连上服务器，请检查网络后重试。刚才填写的内容还在页面上。");
    return false;
  }
}

/** A message in the place where the server's messages stand. */
export function tell(text) {
  const box = document.createElement("div");
  box.className = "notice notice-warn";
  box.append(Object.assign(document.createElement("p"), { textContent: text }));
  document.querySelector("#notices")?.replaceChildren(box);
}

/** Send a form and swap; `button` is the one pressed. */
async function send(form, selector, button) {
  const data = new FormData(form, button);
  const address = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  if (form.method === "post") {
    saved(form);
    if (!(await go(selector, address, { method: "POST", body: data }, true))) note(form);
    return;
  }
  const url = new URL(address, location.href);
  url.search = new URLSearchParams(data);
  await go(selector, url, {}, true);
}

const entries = (form) => new URLSearchParams(new FormData(form)).toString();

/** Ask a form again with what was entered so far; what is typed meanwhile is never lost. */
export async function askAgain(form) {
  const sent = entries(form);
  const data = new FormData(form);
  data.set("_refresh", "1");
  const answer = await fetch(form.action, { method: "POST", body: data }).catch(() => null);
  if (!answer?.ok) return;
  const html = await answer.text(); // waited for before comparing: one may type meanwhile
  if (!form.isConnected) return;
  if (entries(form) === sent) place(html, `#${form.id}`);
  else askAgain(form);
}

export function watchSwaps() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (leaveUnsaved(link.dataset.swap)) go(link.dataset.swap, link.href, {}, true);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("form[data-swap]")) return;
    event.preventDefault();
    send(form, form.dataset.swap, event.submitter);
  });
  history.replaceState({ swap: "#main" }, "");
  window.addEventListener("popstate", (event) => {
    if (event.state?.swap) fetchInto("#main", location.href).catch(() => location.reload());
  });
}
