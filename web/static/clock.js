// The service's clock, as the page and its frames told it last: that of a device may be hours wrong, and may be set
// while a page is open. Put back, it is noticed at once; put forward, it looks like sleep until the next frame.
const LOCAL = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });
let ahead = 0;
let last = 0;

export const told = (moment) => (ahead = Number(moment) - Date.now());
export const inWords = (moment) => LOCAL.format(moment);
export function now() {
  const shown = Date.now();
  if (shown < last) ahead += last - shown;
  last = shown;
  return shown + ahead;
}

const line = document.getElementById("live");
if (line) told(line.dataset.now);
