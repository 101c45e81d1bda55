// The board between two frames: minutes go on, and their tone with them; rows stand in their order once no finger has
// touched for a while; a chip chooses among the rows that are there. Words and limits are those of web/wording/waits.py.
const QUIET = 1200;
const SOON = 0.8;
const [HOURS, DAYS] = [600, 48 * 60];
const at = (id) => document.getElementById(id);
const board = at("board");
const ahead = Number(board.dataset.now) - Date.now();
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });

const unit = (minutes) => (minutes < HOURS ? ["min", 1] : minutes < DAYS ? ["h", 60] : ["days", 1440]);
const within = (minutes, like) => Math.floor(minutes / unit(like)[1]);
const span = (minutes) => `${within(minutes, minutes)} ${unit(minutes)[0]}`;

function tone(minutes, limit) {
  if (limit === null || minutes < limit * SOON) return "";
  return minutes > limit ? "over" : "soon";
}

function told(minutes, limit) {
  const how = tone(minutes, limit);
  if (how === "soon") return `${within(minutes, limit)} of ${span(limit)}`;
  if (how !== "over") return span(minutes);
  return `${span(minutes)}, over ${unit(limit)[0] === unit(minutes)[0] ? within(limit, limit) : span(limit)}`;
}

function tick() {
  const now = Number(at("board-still").dataset.still) || Math.floor((Date.now() + ahead) / 60000);
  for (const each of document.querySelectorAll("[data-at]")) {
    const [since, limit = null] = each.dataset.at.split(" ").map(Number);
    const minutes = Math.max(0, now - since);
    const words = told(minutes, limit);
    if (each.textContent !== words) each.textContent = words;
    if (!each.parentElement.classList.contains("fl-p")) continue;
    const how = tone(minutes, limit);
    for (const name of ["soon", "over"]) each.parentElement.classList.toggle(`fl-is-${name}`, how === name);
  }
}

// New order waits until the hand is still, so that nothing moves under it.
let touched = 0;
let waiting = 0;
for (const kind of ["pointerdown", "pointermove", "touchmove", "scroll", "keydown"]) {
  addEventListener(kind, () => (touched = performance.now()), { passive: true, capture: true });
}

const order = (row) => [
  Number(row.dataset.order),
  Number(row.querySelector("b[data-at]")?.dataset.at.split(" ")[0] ?? 0),
  row.id.length,
  row.id,
];

function before(one, other) {
  const [a, b] = [order(one), order(other)];
  const place = a.findIndex((each, index) => each !== b[index]);
  return place < 0 ? 0 : a[place] < b[place] ? -1 : 1;
}

function arrange() {
  clearTimeout(waiting);
  const left = QUIET - (performance.now() - touched);
  if (left > 0) return void (waiting = setTimeout(arrange, left));
  const list = at("board-rows");
  const focused = document.activeElement;
  [...list.children].sort(before).forEach((row, place) => {
    if (list.children[place] !== row) list.insertBefore(row, list.children[place]);
  });
  if (list.contains(focused)) focused.focus({ preventScroll: true });
}

// What came to the list of things to do since it was last touched.
let known = null;
let since = Date.now();
const things = () => [...document.querySelectorAll(".fl-p--next")].map((row) => row.querySelector("a:not(.fl-do), strong")?.textContent + row.querySelector("span").textContent);

function count() {
  const all = things();
  known ??= new Set(all);
  const fresh = all.filter((each) => !known.has(each)).length;
  at("next-new").hidden = fresh === 0;
  at("next-new").textContent = `${fresh} new since ${clock.format(since)}`;
}
function seen() {
  [known, since] = [new Set(things()), Date.now()];
  count();
}
at("next-new").addEventListener("click", seen);
document.querySelector(".fl-next").addEventListener("pointerdown", () => setTimeout(seen, QUIET));

// Where everybody is on the page a chip needs no answer from the server.
document.querySelector(".fl-choose").addEventListener("click", (event) => {
  const chip = event.target.closest("a");
  const everybody = new URL(location).searchParams.get("only") ?? "all";
  if (!chip || everybody !== "all" || at("board-tail").querySelector(".fl-button")) return;
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
setInterval(tick, 1000);
tick();
count();
