// Whoever stands on something that goes, or is drawn anew, stands on what takes its place, and not at the head of the
// page again: the same button, else the first link of that row or of the one in its place. A button with another
// meaning is never put under the finger that pressed the last one.
const CONTROLS = "a[href], button, summary, input:not([type=hidden])";
let stood = null;

const naming = (each) => each.getAttribute("aria-label") ?? each.textContent.trim();
const shown = (each) => each.checkVisibility?.() ?? each.getClientRects().length > 0;

document.addEventListener("focusin", ({ target }) => {
  const row = target.closest("li[id]");
  const within = row ?? target.parentElement?.closest("[id]");
  const list = row?.parentElement;
  stood = within && { target, name: naming(target), id: within.id, list, place: list ? [...list.children].indexOf(row) : 0 };
});

function place() {
  const rows = stood.list ? [...stood.list.children].filter(shown) : [];
  const within = document.getElementById(stood.id);
  const row = within && shown(within) ? within : rows[Math.min(stood.place, rows.length - 1)];
  const controls = row ? [...row.querySelectorAll(CONTROLS)].filter(shown) : [];
  return controls.find((each) => naming(each) === stood.name) ?? controls.find((each) => each.tagName === "A");
}

// Also what follows a frame by itself, as a part that is fetched anew, has been drawn by then.
function stand() {
  requestAnimationFrame(() => {
    if (!stood || (stood.target.isConnected && shown(stood.target)) || document.activeElement !== document.body) return;
    const next = place() ?? stood.list?.closest("section")?.querySelector("h2");
    if (next?.tagName === "H2") next.tabIndex = -1;
    next?.focus({ preventScroll: true });
  });
}
document.addEventListener("htmx:ws:after:message:incoming", stand);
document.addEventListener("htmx:after:swap", stand);
