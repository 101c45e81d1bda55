// The wall between two frames: each column stands in its order, and turns its pages where it has more than fit.
import { tick } from "./ticking.js";

const TURN = 15000;
const at = (id) => document.getElementById(id);
const lists = [...document.querySelectorAll("#wall ol")];
let turn = 0;

function arrange(list) {
  const since = (row) => Number(row.querySelector("[data-at]").dataset.at);
  const rows = [...list.children].sort((one, other) => since(one) - since(other) || one.id.localeCompare(other.id));
  rows.forEach((row, place) => list.children[place] !== row && list.insertBefore(row, list.children[place]));
  for (const row of rows) row.hidden = false;
  const height = rows[0]?.getBoundingClientRect().height || 1;
  const room = Math.max(1, Math.floor(list.getBoundingClientRect().height / height));
  return [rows, room, Math.ceil(rows.length / room)];
}

function show() {
  // A number of three digits and more is set smaller, so that it stands whole in its tile.
  at("wall-here").dataset.digits = at("wall-here").textContent.length;
  document.body.classList.toggle("fl-onwall--many", at("wall-longest").children.length > 0);
  const found = lists.map(arrange);
  const pages = Math.max(1, ...found.map(([, , pages]) => pages));
  for (const [rows, room, own] of found) {
    const page = own ? turn % own : 0;
    rows.forEach((row, place) => (row.hidden = Math.floor(place / room) !== page));
  }
  at("wall-page").hidden = pages < 2;
  at("wall-page").querySelector("b").textContent = `${(turn % pages) + 1} of ${pages}`;
}

document.addEventListener("htmx:ws:after:message:incoming", () => {
  tick();
  show();
});
addEventListener("resize", show);
setInterval(() => {
  turn += 1;
  show();
}, TURN);
show();
