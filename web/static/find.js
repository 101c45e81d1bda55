// Shows those whose number holds the digits typed so far.
const field = document.getElementById("number");

function find() {
  const digits = field.value.replace(/\D/g, "");
  for (const each of document.querySelectorAll("#find-people li")) each.hidden = !each.textContent.includes(digits);
}
// What is typed takes the place of what stood there: a scanner types a number and Enter, wherever one tapped before.
function ready() {
  field.focus();
  field.select();
}
addEventListener("keydown", (event) => {
  const types = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (types && document.activeElement !== field) ready();
});
if (field.value === field.defaultValue) ready(); // Whoever types already goes on where they are.
field.addEventListener("input", find);
if (!document.getElementById("nobody")) find(); // What was typed while this came. A wrong number hides nobody.
