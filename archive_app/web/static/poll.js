// <div id="reading" data-poll="2"> asks for itself again every 2 seconds, until the server leaves
// data-poll away. It rests while the page is hidden or somebody is typing inside.
import { fetchInto } from "./swap.js";

const watched = new WeakSet();

export function watchPolls(root) {
  const found = [...root.querySelectorAll("[data-poll]")];
  if (root instanceof Element && root.matches("[data-poll]")) found.push(root);
  for (const part of found) if (!watched.has(part)) start(part);
}

function start(part) {
  watched.add(part);
  const seconds = Math.max(1, Number(part.dataset.poll) || 2);
  const timer = setInterval(async () => {
    if (!part.isConnected) return clearInterval(timer);
    if (document.hidden || part.querySelector(":focus:is(input, select, textarea)")) return;
    clearInterval(timer);
    // A server that does not answer is asked again.
    await fetchInto(`#${part.id}`, part.dataset.pollUrl ?? location.href).catch(() => start(part));
  }, seconds * 1000);
}
