// Without a signal a page stays as it is: a link would lead to the browser's own page of errors, and what stood here,
// who is in the centre among it, could not be read until the line is back.
const WORDS = "No signal. This page stays as it is: try again once it is back.";

export const stay = () => say(WORDS);

function leads({ origin, pathname, search, hash }) {
  const within = hash && pathname === location.pathname && search === location.search;
  return origin === location.origin && !within;
}

// At the window, so that what a page does by itself has been done.
addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (navigator.onLine || event.defaultPrevented || !link || !leads(link)) return;
  event.preventDefault();
  stay();
});
addEventListener("submit", (event) => {
  if (navigator.onLine || event.defaultPrevented) return;
  event.preventDefault();
  stay();
});
addEventListener("online", () => document.getElementById("unsent").textContent === WORDS && say(""));
