// The board between two frames: rows stand in their order once no finger has touched for a while; a chip chooses among
// the rows that are there.
import { inWords, now } from "./clock.js";
import { tick } from "./ticking.js";

const QUIET = 1200;
const at = (id) => document.getElementById(id);

// New order waits until the hand is still, so that nothing moves under it.
let touched = 0;
let held = false;
let waiting = 0;
for (const kind of ["pointerdown", "pointermove", "touchmove", "scroll", "keydown"]) {
  addEventListener(kind, () => (touched = performance.now()), { passive: true, capture: true });
}
addEventListener("pointerdown", () => (held = true), { passive: true, capture: true });
for (const kind of ["pointerup", "pointercancel", "touchend", "touchcancel"]) {
  addEventListener(kind, () => ([held, touched] = [false, performance.now()]), { passive: true, capture: true });
}

const order = (row) => [
  Number(row.dataset.order),
  Number(row.querySelector("b[data-at]")?.dataset.at.split(" ")[0] ?? 0),
  row.id.length,
  row.id,
];

function before([, a], [, b]) {
  const place = a.findIndex((each, index) => each !== b[index]);
  return place < 0 ? 0 : a[place] < b[place] ? -1 : 1;
}

function arrange() {
  clearTimeout(waiting);
  const left = held ? QUIET : QUIET - (performance.now() - touched);
  if (left > 0) return void (waiting = setTimeout(arrange, left));
  const list = at("board-rows");
  const focused = document.activeElement;
  const rows = [...list.children].map((row) => [row, order(row)]);
  rows.sort(before).forEach(([row], place) => {
    if (list.children[place] !== row) list.insertBefore(row, list.children[place]);
  });
  if (list.contains(focused)) focused.focus({ preventScroll: true });
}

// What came to the list of things to do since it was last touched.
let known = null;
let since = now();
const things = () => [...document.querySelectorAll(".fl-p--next")].map((row) => row.querySelector("a:not(.fl-do), strong")?.textContent + row.querySelector("span").textContent);

function count() {
  const all = things();
  known ??= new Set(all);
  const fresh = all.filter((each) => !known.has(each)).length;
  at("next-new").hidden = fresh === 0;
  at("next-new").textContent = `${fresh} new since ${inWords(since)}`;
}
function seen() {
  [known, since] = [new Set(things()), now()];
  count();
}
at("next-new").addEventListener("click", seen);
document.querySelector(".fl-next").addEventListener("pointerdown", () => setTimeout(seen, QUIET));

// Where everybody is on the page a chip needs no answer from the server.
document.querySelector(".fl-choose")?.addEventListener("click", (event) => {
  const chip = event.target.closest("a");
  const everybody = new URL(location).searchParams.get("only") ?? "all";
  if (!chip || everybody !== "all" || at("board-tail").querySelector(".govuk-button")) return;
  event.preventDefault();
  at("board-rows").dataset.only = chip.dataset.only;
  for (const each of chip.parentElement.children) each.toggleAttribute("aria-current", false);
  chip.setAttribute("aria-current", "true");
});

document.addEventListener("htmx:ws:after:message:incoming", () => {
  tick();
  count();
  arrange();
});
count();
