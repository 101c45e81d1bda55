// What is still worked out is asked for again by itself. Nobody who reads the page meanwhile is put back to its head:
// how far it is changes in place, and what was asked for takes its place once it is there.
const EVERY = 2000;

async function again() {
  const answer = await fetch(location.href, { headers: { "HX-Request": "true" } }).catch(() => null);
  const text = (await answer?.text().catch(() => "")) ?? "";
  const page = new DOMParser().parseFromString(text, "text/html");
  const words = page.getElementById("progress-words");
  if (!words && answer?.status < 500) return location.reload();
  if (words) document.getElementById("progress-words").textContent = words.textContent;
  const bar = page.querySelector("progress");
  if (bar) document.querySelector("progress").value = bar.value;
  setTimeout(again, EVERY);
}
setTimeout(again, EVERY);
