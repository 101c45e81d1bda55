// Somebody's page as a sheet over the board: Back closes it, the board below stays where it was scrolled to, and what is
// recorded on it is stored from here. Without it the row leads to the page itself.
import { back, isAway, stay } from "./no_signal.js";
import { asking, below } from "./place.js";

const main = document.getElementById("main");
const sheet = document.createElement("dialog");
sheet.className = "fl-sheet";
const AGO = [["now", "now"], ["10", "10"], ["20", "20"], ["30", "30 min"], ["other", "other"]];
const WAIT = 10000;
let opening = false;
let from = null;
let ago = "now";

// Letters of twice their size give the dock a second row: what lies on it stays above both.
const dock = document.querySelector(".fl-dock");
const above = () => document.documentElement.style.setProperty("--dock", `${dock.offsetHeight}px`);
if (dock) new ResizeObserver(above).observe(dock);

// When it happened is said first, counts for the next tap, and is now again.
function times() {
  const strip = document.createElement("div");
  strip.className = "fl-sheet__times";
  strip.setAttribute("role", "group");
  strip.setAttribute("aria-label", "When did it happen? Counts for the next tap.");
  strip.innerHTML = AGO
    .map(([value, words]) => `<button type="button" data-ago="${value}" aria-pressed="${value === ago}">${words}</button>`)
    .join("");
  return strip;
}

// What is recorded from here leads back here, and when it happened can be said: also on what came while it was open.
function dress() {
  for (const next of sheet.querySelectorAll("input[name=next]")) next.value = below();
  for (const form of sheet.querySelectorAll("a[href*='next=']")) form.href = asking(form.href, { next: below() });
  if (!sheet.querySelector(".fl-sheet__times")) sheet.querySelector("#person .fl-actions")?.before(times());
}
document.addEventListener("htmx:after:swap", () => sheet.open && dress());

sheet.addEventListener("click", (event) => {
  const form = event.target.closest("a[href*='next=']");
  if (form && ago !== "now") form.href = asking(form.href, { ago });
  const chosen = event.target.closest("[data-ago]");
  if (!chosen) return;
  ago = chosen.dataset.ago;
  for (const each of chosen.parentElement.children) each.setAttribute("aria-pressed", each === chosen);
});

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!sheet.contains(form) || !form.elements.namedItem("entry") || ago === "now") return;
    if (ago === "other") {
      event.preventDefault();
      const { csrf_token, entry, ...said } = Object.fromEntries(new FormData(form));
      location.assign(asking(new URL(form.getAttribute("action"), location), { ...said, ago }));
    } else if (!form.elements.namedItem("ago")) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "ago", value: ago }));
    }
  },
  true,
);

// Nobody gets by the keyboard to what lies under it: on a phone all of the board, else what stands beside the people.
const narrow = matchMedia("(max-width: 759px)");
function cover() {
  const under = narrow.matches ? "#board, #stored" : ".fl-desk__side";
  for (const each of document.querySelectorAll("#board, #stored, .fl-desk__side")) each.inert = sheet.open && each.matches(under);
}
narrow.addEventListener("change", cover);

async function open(link) {
  link.setAttribute("aria-busy", "true");
  const answer = await fetch(link.href, { signal: within(WAIT) }).catch(() => null);
  link.removeAttribute("aria-busy");
  if (isAway(answer)) return stay();
  back();
  if (!answer.ok || answer.redirected) return location.assign(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const person = page.getElementById("person");
  if (!person) return location.assign(link.href);
  const rest = [...page.querySelectorAll("#person ~ section, #person ~ details")];
  const close = Object.assign(document.createElement("button"), { type: "button", className: "fl-sheet__close", textContent: "×" });
  close.setAttribute("aria-label", "Close");
  const ref = new URL(link.href).pathname.split("/").pop();
  sheet.setAttribute("aria-label", ref);
  sheet.replaceChildren(close, person, ...rest);
  ago = "now";
  dress();
  htmx.process(sheet);
  main.append(sheet);
  from = link;
  sheet.show();
  cover();
  sheet.scrollTop = 0;
  history.pushState({ sheet: true }, "", `#${ref}`);
  close.focus();
}

function shut() {
  if (!sheet.open) return;
  sheet.close();
  sheet.remove();
  cover();
  from?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".fl-p > a:first-child:not(.fl-do), .fl-bed > a");
  if (event.target.closest(".fl-sheet__close")) return history.back();
  if (!link || !sheet.show || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (opening) return; // A second tap while the line is slow would take a second Back.
  opening = true;
  open(link).finally(() => (opening = false));
});
addEventListener("popstate", shut);
addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && sheet.open && history.back());
// What was recorded on the sheet stands on the line above the dock; the board below has it already. A line that stood
// there before closes nothing.
new MutationObserver((changes) => {
  const recorded = changes.some((each) => [...each.addedNodes].some((node) => node.id === "stored"));
  if (sheet.open && recorded) history.back();
}).observe(main, { childList: true });
