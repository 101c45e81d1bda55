// Shows those whose number holds the digits typed so far.
const field = document.getElementById("number");
field.focus();
field.addEventListener("input", () => {
  const digits = field.value.replace(/\D/g, "");
  for (const each of document.querySelectorAll("#find-people li")) each.hidden = !each.textContent.includes(digits);
});
