import { now as clock } from "./clock.js";

// How long something has been, in the words of web/wording/waits.py; a page goes on counting without a frame.
const SOON = 0.8;
const [HOURS, DAYS] = [600, 48 * 60];
const still = document.getElementById.bind(document, "board-still");

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

export function tick() {
  const now = Number(still().dataset.still) || Math.floor(clock() / 60000);
  for (const each of document.querySelectorAll("[data-at]")) {
    const [since, limit = null] = each.dataset.at.split(" ").map(Number);
    const minutes = Math.max(0, now - since);
    const words = told(minutes, limit);
    if (each.textContent !== words) each.textContent = words;
    const how = tone(minutes, limit);
    for (const name of ["soon", "over"]) if (limit !== null) each.parentElement.classList.toggle(`fl-is-${name}`, how === name);
  }
}
setInterval(tick, 1000);
tick();
