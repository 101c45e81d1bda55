// Shows those whose number holds the digits typed so far.
const field = document.getElementById("number");

function find() {
  const digits = field.value.replace(/\D/g, "");
  for (const each of document.querySelectorAll("#find-people li")) each.hidden = !each.textContent.includes(digits);
}
field.focus();
field.addEventListener("input", find);
find(); // What was typed while this came.
