// Moves through the operation without a reload: the slider, its links and Play all lead to `show`. While one moment is
// being fetched only the last one wanted is remembered, so that dragging never piles up questions.
import { onceReached } from "./no_signal.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches ? 4000 : 1800;
const WORDS = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC",
});

const at = (id) => document.getElementById(id);
const slider = at("replay-slider");
const stops = slider.dataset.moments.split(" ");
let wanted = slider.valueAsNumber;
let fetching = false;
let timer = 0;

const address = (place) =>
  `${location.pathname}?moment=${stops[place].replace("+", "%2B")}&clock=${slider.dataset.clock}`;

async function show(place) {
  wanted = Math.min(Math.max(place, 0), stops.length - 1);
  slider.value = wanted;
  slider.setAttribute("aria-valuetext", WORDS.format(new Date(`${stops[wanted].slice(0, 16)}Z`)));
  at("replay-played").setAttribute("width", wanted);
  if (fetching) return;
  fetching = true;
  while (at("replay-now").dataset.moment !== stops[wanted]) {
    const now = wanted;
    await htmx.ajax("GET", `${address(now)}&parts=1`, { target: "#replay-now", swap: "none" });
    if (at("replay-now").dataset.moment !== stops[now]) return notShown(now);
    history.replaceState(null, "", address(now));
  }
  fetching = false;
  at("replay-says").textContent = [".fl-replay__moment time", ".fl-replay__says"]
    .map((each) => document.querySelector(each).textContent.replace(/\s+/g, " ").trim())
    .join(". ");
}

// Signed out: the page itself says so better than a bar that stands still. Nobody answers: the moment that is shown stays.
async function notShown(place) {
  fetching = false;
  pause();
  await onceReached(() => location.assign(address(place)));
  wanted = slider.value = stops.indexOf(at("replay-now").dataset.moment);
  at("replay-played").setAttribute("width", wanted);
}

function pause() {
  clearTimeout(timer);
  timer = 0;
  at("replay-play").textContent = "Play";
}

async function play() {
  timer = setTimeout(play, CALM);
  at("replay-play").textContent = "Pause";
  await show(wanted + 1);
  if (wanted === stops.length - 1) pause();
}

slider.addEventListener("input", () => {
  pause();
  show(slider.valueAsNumber);
});
at("replay-play").addEventListener("click", () => {
  if (timer) return pause();
  if (wanted === stops.length - 1) wanted = -1;
  play();
});
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-here]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const place = stops.indexOf(new URL(link.href).searchParams.get("moment"));
  // A moment that came since this page was opened is no place on its slider yet: the link itself leads there.
  if (place < 0) return;
  event.preventDefault();
  pause();
  await show(place);
  // A link that has just led to the end of the slider is gone: whoever used the keyboard goes on from the slider.
  if (document.activeElement === document.body) slider.focus();
});
document.addEventListener("visibilitychange", () => document.hidden && pause());

at("replay-go").hidden = true;
at("replay-play").hidden = false;
