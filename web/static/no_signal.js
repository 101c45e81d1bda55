// Without a signal a page stays as it is: a link would lead to the browser's own page of errors, and what stood here,
// who is in the centre among it, could not be read until the line is back. A device that says so may reach the service
// all the same, over a cable or as the machine that runs it: the service is asked first.
const WORDS = "No signal. This page stays as it is: try again once it is back.";
const PATIENCE = 3000;
let reached = false;

export const stay = () => say(WORDS);

function leads({ origin, pathname, search, hash }) {
  const within = hash && pathname === location.pathname && search === location.search;
  return origin === location.origin && !within;
}

async function unlessReached(event, goOn) {
  event.preventDefault();
  const asked = fetch("/health", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  reached = await asked.then(() => true, () => false);
  if (reached) goOn();
  else stay();
  reached = false;
}

// At the window, so that what a page does by itself has been done.
addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (navigator.onLine || reached || event.defaultPrevented || !link || !leads(link)) return;
  unlessReached(event, () => link.click());
});
addEventListener("submit", (event) => {
  if (navigator.onLine || reached || event.defaultPrevented) return;
  unlessReached(event, () => event.target.requestSubmit(event.submitter));
});
addEventListener("online", () => document.getElementById("unsent").textContent === WORDS && say(""));
