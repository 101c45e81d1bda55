// Leaves what holds every word that is typed; the rest of the page makes room.
const field = document.getElementById("search");
const all = document.getElementById("all");

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
  document.getElementById("twelve").hidden = words.length > 0;
  document.getElementById("none").hidden = found > 0;
  all.open = words.length > 0 || all.dataset.open === "yes";
}
if (field) {
  field.addEventListener("input", find);
  find(); // What was typed while this came.
}
