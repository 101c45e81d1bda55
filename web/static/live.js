// Keeps a page honest about how live it is. htmx swaps the parts; this reads the position of each frame, resumes
// from it after a break, says each change to a screen reader, and calls the page "not live" when it hears nothing.
import { ask, notYours, take, wentBack } from "./asking.js";
import { inWords, now, told } from "./clock.js";
import { back } from "./no_signal.js";

const SILENCE = 20000;
const PATIENCE = 10000;
const MINUTE = 60000;
const HEARTBEAT = 10000;
const EVERY = 5000;
// What a page fetches by itself keeps nobody signed in.
const BY_ITSELF = { "HX-Request": "true" };
let heard = now();
let open = false;
let lost = now();
let answered = -Infinity;
let undrawn = false;
let wasLive = false;
let [announced, shown] = [0, 0];
let fetching = false;
let behind = false;
let connection = null;
let asked = now();
let over = false;

const recent = (moment) => now() - moment < SILENCE;
const isLive = () => !over && !behind && !undrawn && recent(heard) && (open || recent(answered));

const at = (id) => document.getElementById(id);

function show(live) {
  const line = at("live");
  if (!line) return;
  line.classList.toggle("fl-live--on", live);
  line.classList.toggle("fl-live--off", !live);
  document.body.classList.toggle("fl-not-live", !live);
  at("live-words").textContent = live ? `Live ${inWords(heard)}` : "Not live";
  const stale = at("live-stale");
  if (live) {
    if (!stale.hidden) tell("Live again");
    stale.hidden = true;
    back();
  } else if (stale.hidden) {
    stale.textContent = `Not live since ${inWords(heard)}. This page may be out of date. Reconnecting.`;
    stale.hidden = false;
  }
}

function write(prefix, numbers) {
  for (const [name, n] of Object.entries(numbers ?? {})) {
    const place = at(prefix + name);
    if (place) place.textContent = n;
  }
}

// An answer takes the place of a part only where it holds that part: one of the proxy's, an error or a sign-in leaves
// all as it stood.
async function fetched(part) {
  const asked = fetch(part.dataset.refresh, { headers: BY_ITSELF, signal: within(SILENCE) });
  const text = await asked.then((answer) => (answer.ok && !answer.redirected ? answer.text() : ""), () => "").catch(() => "");
  if (!new DOMParser().parseFromString(text, "text/html").getElementById(part.id)) return false;
  if (part.isConnected) {
    await htmx.swap({ text, sourceElement: part, target: part, select: `#${part.id}`, swap: "outerMorph ignoreTitle:true" });
  }
  return true;
}

// What a frame only announces is fetched. Until it came the page is behind what it says, so it is not live.
async function catchUp() {
  if (fetching || shown === announced) return;
  fetching = true;
  const upTo = announced;
  const parts = [...document.querySelectorAll("[data-refresh]")].map(fetched);
  behind = (await Promise.all(parts)).includes(false);
  fetching = false;
  show(isLive());
  if (behind) return;
  shown = upTo;
  catchUp();
}

// Whoever reads a page chooses when it is drawn anew; a wall has nobody who could, and waits until it would be answered.
function updated() {
  const line = at("live-updated");
  if (line) line.hidden = false;
  else setTimeout(drawAnew, HEARTBEAT);
}
async function drawAnew() {
  const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
  if (answer?.ok || notYours(answer?.status)) location.reload();
  else setTimeout(drawAnew, HEARTBEAT);
}

// What this tab knew last of an operation outlives signing in again: whoever restores a copy signs everybody out.
const operationOf = ({ url }) => new URL(url).pathname;
function known(mark) {
  if (mark) sessionStorage.setItem(operationOf(connection), mark);
  at("live").dataset.mark = mark ?? "";
}

document.addEventListener("htmx:ws:before:connection", (event) => {
  const line = at("live");
  if (!line) return;
  if (!connection) line.dataset.mark = sessionStorage.getItem(operationOf(event.detail.connection)) ?? line.dataset.mark;
  connection = event.detail.connection;
  asked = now();
  const url = new URL(connection.url);
  url.searchParams.set("after", line.dataset.seq);
  url.searchParams.set("heard", line.dataset.now);
  url.searchParams.set("mark", line.dataset.mark);
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
  if (frame.kind === "updated") return updated();
  if (frame.asked) answered = now();
  else open = true;
  undrawn = frame.kind === "not_live";
  if (undrawn) {
    asked = now() + MINUTE; // The line is not dead: who says so themselves are asked again later.
    return show(false);
  }
  if (frame.now) told((line.dataset.now = frame.now));
  [heard, wasLive] = [now(), true];
  show(isLive());
  if (frame.kind === "heartbeat") return catchUp();
  if (Number(line.dataset.seq) !== frame.seq) announced += 1;
  catchUp();
  line.dataset.seq = frame.seq;
  known(frame.mark);
  if (at("live-seq")) at("live-seq").textContent = frame.seq;
  write("n-", frame.counts);
  write("", frame.numbers);
  if (frame.says) tell(frame.says);
});

function offer(says, words, address) {
  const link = Object.assign(document.createElement("a"), { href: address, textContent: words });
  at("live-stale").replaceChildren(says, link);
}
// A line is closed with 4000 and the status that an ordinary request would be answered with.
const LINE = 4000;
document.addEventListener("htmx:ws:close", (event) => {
  if (open) lost = now();
  open = false;
  show(isLive());
  const { code } = event.detail;
  if (!at("live")) return;
  if (code === LINE + 401) signedOut();
  if (notYours(code - LINE)) changed();
  if (wentBack(code - LINE)) anotherLog();
});
function signedOut() {
  over = true;
  show(false);
  offer("You have been signed out. ", "Sign in again", `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}
// What stands here may no longer be for these eyes. A page that never was live would go round.
function changed() {
  over = true;
  show(false);
  offer("What you may see here has changed. ", "Reload it", location.href);
  if (wasLive) drawAnew();
}
// What stands here may be all that is left of what was lost, so it stays until somebody has read it. A wall is drawn anew.
function anotherLog() {
  if (over) return;
  over = true;
  show(false);
  sessionStorage.removeItem(operationOf(connection));
  if (!at("live-updated")) return drawAnew();
  offer(
    "Firstlight was put back to an earlier copy of its records. What was entered after that is not in it, though it may still stand here: write down what has to be entered again, then ",
    "reload the page",
    location.href,
  );
}
setInterval(async () => {
  if (!connection?.socket || open || over || now() - lost < EVERY) return;
  const answer = await ask(connection, at("live"));
  if (open || over || !answer) return;
  if (answer.signedOut) signedOut();
  else if (notYours(answer.status)) changed();
  else if (wentBack(answer.status)) anotherLog();
  else take(connection, answer.frames);
}, EVERY);
// What the device says of its signal is said at once; a line that lived through it counts as ever.
addEventListener("offline", () => show(false));
addEventListener("online", () => show(isLive()));
// A page that the browser kept for its Back button comes back with its line closed.
addEventListener("pageshow", (event) => event.persisted && location.reload());
// A line may die without a word, in a room without a signal: nobody says so to a browser that only listens, and one that
// closes a line waits for the other end. What was silent for so long counts as closed, and another is asked for.
setInterval(() => {
  if (!at("live") || recent(heard)) return;
  show(false);
  if (now() - asked < PATIENCE) return;
  asked = now();
  const socket = connection?.socket;
  if (socket?.readyState <= WebSocket.OPEN) socket.dispatchEvent(new CloseEvent("close", { code: 1006 }));
}, 1000);
