// Leaves what holds every word that is typed; the rest of the page makes room.
const field = document.getElementById("search");
const all = document.getElementById("all");
const twelve = document.getElementById("twelve");

function find() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const section of all.querySelectorAll("section")) {
    const heading = section.querySelector("h2").textContent;
    let here = 0;
    for (const each of section.querySelectorAll("li")) {
      const text = `${heading} ${each.textContent}`.toLowerCase();
      each.hidden = !words.every((word) => text.includes(word));
      here += !each.hidden;
    }
    section.hidden = !here;
    found += here;
  }
  twelve.hidden = words.length > 0;
  document.getElementById("none").hidden = found > 0;
  all.open = words.length > 0 || !twelve.children.length;
}
if (field) {
  field.addEventListener("input", find);
  if (field.value !== field.defaultValue) find(); // What was typed while this came; what was opened stays open.
}
