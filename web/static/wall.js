// The wall between two frames: each column stands in its order, and turns its pages where it has more than fit.
import { NONE, put, sharing } from "./lanes.js";
import { tick } from "./ticking.js";

const TURN = 15000;
const at = (id) => document.getElementById(id);
const lists = [...document.querySelectorAll("#wall ol")];
const stages = [...document.querySelectorAll(".fl-onwall__stage")];
let turn = 0;

function arrange(list) {
  const since = (row) => Number(row.querySelector("[data-at]").dataset.at);
  const rows = [...list.children].sort((one, other) => since(one) - since(other) || one.id.localeCompare(other.id));
  rows.forEach((row, place) => list.children[place] !== row && list.insertBefore(row, list.children[place]));
  for (const row of rows) row.hidden = false;
  const height = rows[0]?.getBoundingClientRect().height || 1;
  const room = Math.max(1, Math.floor(list.getBoundingClientRect().height / height));
  list.style.setProperty("--room", room);
  return [rows, room];
}

function show() {
  // A number of three digits and more is set smaller, so that it stands whole in its tile.
  at("wall-here").dataset.digits = at("wall-here").textContent.length;
  document.body.classList.toggle("fl-onwall--many", at("wall-longest").children.length > 0);
  put(stages, NONE);
  const found = lists.map(arrange);
  const columns = found.slice(0, stages.length);
  // How many rows fit is told by a column that has any.
  const room = Math.min(...columns.filter(([rows]) => rows.length).map(([, fits]) => fits));
  const shared = sharing(columns.map(([rows]) => rows.length), room);
  put(stages, shared);
  let pages = 1;
  found.forEach(([rows, room], list) => {
    const fit = list === shared.long ? room * shared.many : room;
    const own = Math.ceil(rows.length / fit);
    rows.forEach((row, place) => (row.hidden = Math.floor(place / fit) !== turn % own));
    pages = Math.max(pages, own);
  });
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
