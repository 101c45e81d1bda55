// Sends the forms that do something. Without it they are sent by the browser as ever; with it
// - a line that is cut leaves the form as it stands, with what was typed and under the same key;
// - an answer takes the place of the smallest part that has a name of its own, so that nothing typed beside it goes;
// - what comes under a thumb only now, or moved there, takes no tap for a while;
// - a form's key stays in its address, so that Back leads to what was stored and never to a fresh form;
// - leaving a page on which something was typed asks first.
// Nothing typed is kept in the browser: the server keeps it, sealed, where a session has ended.
const DEAD = 1200;
const PATIENCE = 20000;
const WARNING = 300;
const ONCE = 3000; // The live line says what was stored too: it is said once.
const FOLLOWED = "firstlight-followed";

const sends = (form) => form?.getAttribute?.("method") === "post";
const stores = (form) => sends(form) && form.elements.namedItem("entry") !== null;
const asks = (form) => sends(form) && form.querySelector("input:not([type=hidden]), select, textarea") !== null;
// A button that is all of its form does what it says at once, whether or not that is an entry of the log.
const acts = (form) => stores(form) || (sends(form) && !asks(form));
const followed = sessionStorage.getItem(FOLLOWED);
const sent = followed === `sent ${location.href}`;
const tapped = sent || followed === location.href;
sessionStorage.removeItem(FOLLOWED);
let sending = false;
const typed = new Set();
let pathname = location.pathname;

// Each button that stores, with what it means and where it stands; a changed one is dead until its time has come. For
// the keyboard a button that moved is the same one, and one that means something else is not.
const seen = new WeakMap();
const alive = new WeakMap();
const means = new WeakMap();
const same = new WeakMap();

// What was sent with two taps opens nothing of what the next page has in that place: its dock, a tab, a row of a list.
const LINKS = "a.fl-do, .fl-stored a";
let links = sent ? "a[href]" : LINKS;
addEventListener("load", () => setTimeout(() => (links = LINKS), DEAD));
const guardable = () => `form[method=post] button:not([type=button]), button[form], ${links}`;
const action = (form, button) => button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.pathname;

function meaning(button, said = told) {
  if (!button.form) return button.href + button.textContent;
  return asks(button.form)
    ? action(button.form, button)
    : [action(button.form, button), button.value, button.textContent, said(button.form)].join("|");
}

// What a form would say, whichever of its buttons sends it.
function told(form) {
  const held = new FormData(form);
  for (const name of ["entry", "csrf_token"]) held.delete(name);
  return [...held.values()].join("|");
}

function standing(button, said, sticks) {
  if (sticks(button.parentElement)) return meaning(button, said); // It never leaves the thumb.
  const box = button.getBoundingClientRect();
  return `${meaning(button, said)}@${Math.round(box.left + scrollX)},${Math.round(box.top + scrollY)}`;
}

// Many buttons share a form and a row: each of these is asked once for all of them.
function once(answer) {
  const known = new Map();
  return (of) => known.get(of) ?? known.set(of, answer(of)).get(of);
}

function looked(judge) {
  const guarded = [...document.querySelectorAll(guardable())].filter((button) => !button.form || acts(button.form));
  const [said, sticks] = [once(told), once((parent) => ["sticky", "fixed"].includes(getComputedStyle(parent).position))];
  // All are looked at before any is changed, so that the page is laid out once.
  for (const [button, now] of guarded.map((each) => [each, standing(each, said, sticks)])) {
    if (judge && seen.get(button) !== now) {
      const until = performance.now() + DEAD;
      alive.set(button, until);
      setTimeout(() => alive.get(button) === until && button.removeAttribute("aria-disabled"), DEAD);
    }
    if (performance.now() < (alive.get(button) ?? 0)) button.setAttribute("aria-disabled", "true");
    seen.set(button, now);
    const meant = meaning(button, said);
    if ((means.get(button) ?? meant) !== meant) same.set(button, performance.now() + DEAD);
    means.set(button, meant);
  }
}

// While the page is being read everything on it is new: that matters only where a tap has led here. What changes the
// page several times before it is painted is looked at once, and at the latest when somebody taps.
let changed = 0;
function lookAtChanges() {
  cancelAnimationFrame(changed);
  changed = 0;
  looked(tapped || document.readyState === "complete");
}
const watcher = new MutationObserver(() => (changed ||= requestAnimationFrame(lookAtChanges)));
function catchUp() {
  if (watcher.takeRecords().length || changed) lookAtChanges();
}
watcher.observe(document, { childList: true, subtree: true, characterData: true });
// What the user opens or turns moves no button under them unawares.
function lookAgain() {
  catchUp();
  looked(false);
}
addEventListener("toggle", lookAgain, true);
addEventListener("resize", lookAgain);
addEventListener("load", () => {
  looked(tapped);
  const stored = document.querySelector(".fl-stored__words");
  if (stored) setTimeout(() => tell(inOneLine(stored)), DEAD); // After the page's own title.
});

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest("a[href]");
    const button = event.target.closest(`button, ${links}`);
    catchUp();
    const guarded = button && (!button.form || acts(button.form));
    const typed = event.detail === 0; // From the keyboard: nothing can move under a finger.
    const until = (typed ? same : alive).get(button) ?? 0;
    if (guarded && ((sending && button.form) || performance.now() < until)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (link && !typed) {
      sessionStorage.setItem(FOLLOWED, link.href);
    }
  },
  true,
);

// A browser that does not say which button was tapped (Safari before 15.4) sends its forms by itself.
document.addEventListener("submit", (event) => {
  if (event.submitter === undefined || event.defaultPrevented || !sends(event.target)) return;
  event.preventDefault();
  if (!sending) send(event.target, event.submitter);
});

// One form for all buttons of a page that stays: each tap has a key of its own, and keeps it until an answer came.
const keys = new Map();

// What Safari has since version 16 alone, or without TLS not at all (crypto.randomUUID, AbortSignal.timeout, a button in
// FormData), is done by hand here: phones that are in use have none of it.
const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");

function within(milliseconds) {
  const patience = new AbortController();
  setTimeout(() => patience.abort(), milliseconds);
  return patience.signal;
}

let pressed = null;
async function send(form, button) {
  sending = true;
  if (form.id === "tap") pressed = button;
  say("");
  button?.setAttribute("aria-busy", "true");
  const tap = form.id === "tap" && meaning(button);
  if (tap) form.elements.entry.value = keys.get(tap) ?? keys.set(tap, fresh()).get(tap);
  const held = new FormData(form);
  if (button?.name) held.append(button.name, button.value);
  held.append("mark", document.getElementById("live")?.dataset.mark ?? document.body.dataset.mark ?? "");
  try {
    const answer = await fetch(action(form, button), {
      method: "POST",
      body: form.enctype === "multipart/form-data" ? held : new URLSearchParams(held), // A file goes as it is.
      headers: { "X-Sent-By": "page" },
      signal: within(PATIENCE),
    });
    const onward = answer.headers.get("X-Go-To");
    if (onward && !stays(new URL(onward, location))) return goOn(form, new URL(onward, location));
    if (answer.status < 500) keys.delete(tap);
    if (onward) await confirm(new URL(onward, location));
    else show(form, answer, await answer.text());
  } catch {
    const once = stores(form) ? "Try again: however often you send it, it is stored once." : "Try again.";
    say(`Not sent: no answer came. ${kept(form)}${once}`);
  }
  sending = false;
  button?.removeAttribute("aria-busy");
}

// Only what was sent is done with: of what stands in another form of the page, leaving asks.
function goOn(form, address) {
  typed.delete(form);
  sessionStorage.setItem(FOLLOWED, `sent ${address.href}`);
  const same = address.pathname === location.pathname && address.search === location.search;
  if (!same) return location.assign(address);
  history.replaceState(null, "", address); // To a place on the page that is open a browser would only scroll.
  location.reload();
}

// A page that follows the log by itself stays as it is, and takes in the line that says what was stored.
const stays = (address) => document.querySelector("[data-stays]") && address.pathname === location.pathname;

async function confirm(address) {
  const answer = await fetch(`${address.pathname}/stored${address.search}`).catch(() => null);
  const text = answer?.ok ? await answer.text().catch(() => "") : "";
  const line = new DOMParser().parseFromString(text, "text/html").getElementById("stored");
  if (!line) return say("Recorded. The line is weak: what you see may be behind.");
  const before = document.getElementById("stored");
  const stands = before?.contains(document.activeElement);
  before?.remove();
  document.getElementById("main").append(line);
  if (stands) line.querySelector("button, .fl-stored__close").focus({ preventScroll: true });
  if (performance.now() - saidAt > ONCE) tell(inOneLine(line.querySelector(".fl-stored__words")));
}

document.addEventListener("click", (event) => {
  const close = event.target.closest(".fl-stored__close");
  if (!close || !stays(new URL(close.href))) return;
  event.preventDefault();
  document.getElementById("stored").remove();
  history.replaceState(null, "", close.href);
  if (event.detail === 0) (pressed?.isConnected ? pressed : document.getElementById("main")).focus({ preventScroll: true });
});

// What happens is said to whoever does not see it.
const inOneLine = (each) => each.textContent.replace(/\s+/g, " ").trim();
let saidAt = -Infinity;
function tell(words) {
  document.getElementById("says").textContent = words;
  saidAt = performance.now();
}

const kept = (form) => (asks(form) ? "What you typed is still here. " : "");

// What was asked for, or the page with what stands against it, takes its place; any other answer leaves all as it is.
function show(form, answer, text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const against = [...page.querySelectorAll(".govuk-error-summary__list li")].map((each) => each.textContent.trim());
  if (form.id === "tap" && against.length) return say(`Not recorded. ${against.join(" ")}`);
  const main = page.getElementById("main");
  const place = form.closest("[id]:not(form)") ?? document.getElementById("main");
  const part = page.getElementById(place.id) ?? main;
  const answers = answer.ok || against.length || [...(part?.querySelectorAll("form") ?? [])].some(asks);
  if (answer.status >= 500 || !part || !answers) {
    const says = main?.querySelector("p")?.textContent ?? (answer.status === 413 && "it is too large."); // A proxy's own.
    const busy = answer.status >= 500 || answer.status === 429;
    const wait = Number(answer.headers.get("Retry-After"));
    const again = wait ? `Try again in ${wait} seconds.` : "Try again.";
    say(`Not sent: ${busy || !says ? `it could not be done just now. ${again}` : says} ${kept(form)}`.trim());
    return;
  }
  document.title = page.title;
  document.body.dataset.mark = page.body.dataset.mark ?? "";
  document.getElementById(part.id).replaceWith(part);
  keepKey(true);
  if (!answer.ok && asks(form)) typed.add([...part.querySelectorAll("form")].find((each) => each.action === form.action));
  part.dispatchEvent(new CustomEvent("firstlight:shown", { bubbles: true }));
  if (part.querySelector(".govuk-error-summary")) return; // It takes the focus by itself.
  part.setAttribute("tabindex", "-1");
  part.focus();
}

function say(words) {
  const line = document.getElementById("unsent");
  line.textContent = words;
  if (words) rise(line);
  else line.hidden = true;
}

// A line at the foot of the screen leaves free the button that stands there, so that it can be tapped again.
function rise(line) {
  line.hidden = false;
  const feet = [...document.querySelectorAll("form > .govuk-button-group, .fl-call__send, .fl-start__dock")];
  const ends = innerHeight - line.offsetHeight;
  const foot = feet.map((each) => each.getBoundingClientRect()).find(({ top, bottom }) => top < innerHeight && bottom > ends);
  line.style.bottom = foot ? `${innerHeight - foot.top}px` : "";
}
const riseAgain = () => document.querySelectorAll(":is(.fl-unsent, .fl-ending):not([hidden])").forEach(rise);
addEventListener("scroll", riseAgain, { passive: true });

// The key goes into the entry of the browser's history; a form that came in place of another page gets one of its own.
function keepKey(arrived) {
  const form = document.querySelector("form[data-page]");
  if (!form) return;
  const address = new URL(location.href);
  const elsewhere = arrived && address.pathname !== form.dataset.page;
  if (elsewhere) {
    address.pathname = form.dataset.page;
    address.search = "";
  }
  address.searchParams.set("key", form.elements.namedItem("entry").value);
  history[elsewhere ? "pushState" : "replaceState"](null, "", address);
  pathname = location.pathname;
}

document.addEventListener("DOMContentLoaded", () => {
  keepKey(false);
  countDown();
});
document.addEventListener("input", (event) => {
  if (asks(event.target.form) && event.target.form.role !== "search") typed.add(event.target.form);
});
addEventListener("beforeunload", (event) => [...typed].some((form) => form?.isConnected) && event.preventDefault());
// Back from a form that came in place of its page: the page is fetched again. A link within the page moves nothing.
addEventListener("popstate", () => location.pathname !== pathname && location.reload());
// A page that the browser kept for its Back button holds keys that may be used up.
addEventListener("pageshow", (event) => event.persisted && location.reload());

function countDown() {
  const warning = document.getElementById("session-ending");
  if (!warning) return;
  const arm = (seconds) => setTimeout(() => rise(warning), Math.max(0, seconds - WARNING) * 1000);
  arm(Number(warning.dataset.seconds));
  document.getElementById("stay-signed-in").addEventListener("click", async () => {
    const answer = await fetch("/signed-in").catch(() => null);
    if (!answer || answer.status >= 500) return say("No answer. Try again.");
    if (!answer.ok || answer.redirected) return say("You are signed out. What you typed is kept for an hour when you send it.");
    const { seconds } = await answer.json();
    warning.hidden = seconds > WARNING;
    warning.querySelector("p").textContent =
      seconds > WARNING ? warning.querySelector("p").textContent : "Your shift's sign-in ends now. Send what you have typed: it is kept for an hour.";
    arm(seconds);
  });
}
