// <input data-live-query> in a form[data-swap]: the answer follows what is typed, a moment after
// the last key. A late answer never replaces a newer one; unfinished Chinese input asks nothing.
import { fetchInto } from "./swap.js";

const PAUSE = 350;
let timer;
let running;

function ask(box) {
  const form = box.form;
  const address = new URL(form.getAttribute("action"), location.href);
  address.search = new URLSearchParams(new FormData(form));
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  fetchInto(form.dataset.swap, address, { signal })
    .then(() => signal.aborted || history.replaceState({ swap: "#main" }, "", address))
    .catch(() => {}); // aborted, or no connection: pressing Enter tells
}

function later(event) {
  if (event.isComposing || !event.target.matches("[data-live-query]")) return;
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE, event.target);
}

export function watchLive() {
  document.addEventListener("input", later);
  document.addEventListener("compositionend", later);
  // Enter asks at once; what was about to be asked is not asked again.
  document.addEventListener("submit", () => {
    clearTimeout(timer);
    running?.abort();
  }, true);
}
