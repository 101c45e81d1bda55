// Keeps a page honest about how live it is. htmx swaps the parts; this reads the position of each frame, resumes
// from it after a break, says each change to a screen reader, and calls the page "not live" when it hears nothing.
const SILENCE = 20000;
const HEARTBEAT = 10000;
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });
let heard = Date.now();

const at = (id) => document.getElementById(id);

function show(live) {
  const line = at("live");
  if (!line) return;
  line.classList.toggle("fl-live--on", live);
  line.classList.toggle("fl-live--off", !live);
  document.body.classList.toggle("fl-not-live", !live);
  at("live-words").textContent = live ? `Live ${CLOCK.format(heard)}` : "Not live";
  const stale = at("live-stale");
  if (live) {
    stale.hidden = true;
  } else if (stale.hidden) {
    stale.textContent = `Not live since ${CLOCK.format(heard)}. This page may be out of date. Reconnecting.`;
    stale.hidden = false;
  }
}

function write(prefix, numbers) {
  for (const [name, n] of Object.entries(numbers ?? {})) {
    const place = at(prefix + name);
    if (place) place.textContent = n;
  }
}

function refresh() {
  for (const part of document.querySelectorAll("[data-refresh]")) {
    htmx.ajax("GET", part.dataset.refresh || location.href, { target: `#${part.id}`, select: `#${part.id}`, swap: "outerMorph" });
  }
}

// Whoever reads a page chooses when it is drawn anew; a wall has nobody who could, and waits until it would be answered.
function updated() {
  const line = at("live-updated");
  if (line) line.hidden = false;
  else setTimeout(drawAnew, HEARTBEAT);
}
async function drawAnew() {
  const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
  if (answer?.ok) location.reload();
  else setTimeout(drawAnew, HEARTBEAT);
}

document.addEventListener("htmx:ws:before:connection", (event) => {
  const line = at("live");
  if (!line) return;
  const connection = event.detail.connection;
  const url = new URL(connection.url);
  url.searchParams.set("after", line.dataset.seq);
  connection.url = url.href;
});

document.addEventListener("htmx:ws:before:message:incoming", (event) => {
  const line = at("live");
  if (!line) return;
  let frame;
  try {
    frame = JSON.parse(event.detail.message.data);
  } catch {
    return;
  }
  if (frame.kind === "not_live") return show(false);
  if (frame.kind === "updated") return updated();
  heard = Date.now();
  show(true);
  if (frame.kind === "heartbeat") return;
  if (Number(line.dataset.seq) !== frame.seq) refresh();
  line.dataset.seq = frame.seq;
  if (at("live-seq")) at("live-seq").textContent = frame.seq;
  write("n-", frame.counts);
  write("", frame.numbers);
  if (frame.says) at("live-says").textContent = frame.says;
});

document.addEventListener("htmx:ws:close", (event) => {
  show(false);
  if (event.detail.code !== 4401 || !at("live")) return;
  const again = document.createElement("a");
  again.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
  again.textContent = "Sign in again";
  at("live-stale").replaceChildren("You have been signed out. ", again);
});
// What the device says of its signal is said at once; a line that lived through it counts as ever.
addEventListener("offline", () => show(false));
addEventListener("online", () => show(Date.now() - heard < SILENCE));
// A page that the browser kept for its Back button comes back with its line closed.
addEventListener("pageshow", (event) => event.persisted && location.reload());
setInterval(() => {
  if (at("live") && Date.now() - heard > SILENCE) show(false);
}, 1000);
