// Without a signal, or while nobody answers at the other end, a page stays as it is: a link would lead to an error page
// of the browser or the proxy, and what stood here, who is in the centre among it, could not be read until the line is
// back. Where there is a doubt, the service is asked first: a device that says it has no signal may reach it all the
// same, over a cable or as the machine that runs it.
const STAYS = "This page stays as it is: try again";
const NO_SIGNAL = `No signal. ${STAYS} once it is back.`;
const NO_ANSWER = `No answer. ${STAYS} in a moment.`;
const PATIENCE = 3000;
let reached = false;

const line = document.getElementById("unsent");
const doubtful = () => !navigator.onLine || document.body.classList.contains("fl-not-live") || !line.hidden;

export const stay = () => say(navigator.onLine ? NO_ANSWER : NO_SIGNAL);
export const back = () => line.textContent.includes(STAYS) && say("");
// A proxy answers with these while no process of the service does.
export const isAway = (answer) => !answer || answer.status >= 502;

// Goes on once the service has answered, else stays.
export async function onceReached(goOn) {
  const asked = fetch("/health", { cache: "no-store", signal: within(PATIENCE) });
  reached = await asked.then((answer) => answer.ok, () => false);
  if (reached) goOn();
  else stay();
  reached = false;
}

function leads({ origin, pathname, search, hash }) {
  const within = hash && pathname === location.pathname && search === location.search;
  return origin === location.origin && !within;
}

function unlessReached(event, goOn) {
  event.preventDefault();
  onceReached(goOn);
}

// At the window, so that what a page does by itself has been done.
addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (reached || event.defaultPrevented || !link || !leads(link) || !doubtful()) return;
  unlessReached(event, () => link.click());
});
addEventListener("submit", (event) => {
  if (reached || event.defaultPrevented || !doubtful() || !event.target.requestSubmit) return;
  unlessReached(event, () => event.target.requestSubmit(event.submitter));
});
addEventListener("online", back);
