// Makes the pages smoother; without it every link and form still works.
// swap: fragments   drop: uploads   forms: rows, unsaved changes   poll: waiting for reading   keys
// live: answers while typing   find: sifting a long page   print   focus: where writing goes on
import { watchDrops } from "./drop.js";
import { watchFinding } from "./find.js";
import { watchForms } from "./forms.js";
import { beginWriting, watchKeys } from "./keys.js";
import { watchLive } from "./live.js";
import { watchPolls } from "./poll.js";
import { watchPrint } from "./print.js";
import { watchSwaps } from "./swap.js";

watchSwaps();
watchForms();
watchKeys();
watchLive();

// What must be prepared on each new piece of page, first the whole.
function prepare(root) {
  watchDrops(root);
  watchFinding(root);
  watchPolls(root);
  watchPrint(root);
  beginWriting(root);
}
document.addEventListener("archive:swapped", (event) => prepare(event.target));
prepare(document);
