// Starts the components of GOV.UK Frontend, and the lists that offer names while somebody types, on the page and in each
// part that takes the place of another.
import { initAll } from "./vendor/govuk-frontend.min.js";

const escaped = (text) => Object.assign(document.createElement("i"), { textContent: text ?? "" }).innerHTML;

// Whatever is typed is sent as it was typed; a name is only taken where somebody takes it.
function offer(input) {
  const names = [...input.list.options].map((each) => each.value);
  const typing = document.activeElement === input;
  const place = document.createElement("div");
  input.list.remove();
  input.replaceWith(place);
  accessibleAutocomplete({
    element: place,
    id: input.id,
    name: input.name,
    defaultValue: input.value,
    inputClasses: input.className,
    confirmOnBlur: false,
    showNoOptionsFound: false,
    templates: { inputValue: (each) => each ?? "", suggestion: escaped },
    source: (typed, show) => {
      const wanted = typed.toLowerCase();
      const found = names.filter((each) => each.toLowerCase().includes(wanted));
      show(found.sort((one, other) => !one.toLowerCase().startsWith(wanted) - !other.toLowerCase().startsWith(wanted)));
    },
  });
  const made = document.getElementById(input.id);
  const described = [input.getAttribute("aria-describedby"), made.getAttribute("aria-describedby")];
  made.setAttribute("aria-describedby", described.filter(Boolean).join(" "));
  if (input.hasAttribute("aria-invalid")) made.setAttribute("aria-invalid", "true");
  if (typing) goOn(made);
}

// Whoever types already goes on where they are: the list chooses all that stands there as soon as it has the focus.
function goOn(made) {
  made.focus();
  queueMicrotask(() => made.setSelectionRange(made.value.length, made.value.length));
}

async function start(scope) {
  initAll({ scope });
  const offering = scope.querySelectorAll("input[data-offers]");
  if (!offering.length) return;
  await import("./vendor/accessible-autocomplete.min.js");
  offering.forEach(offer);
}

// What a choice hides is not sent with it.
document.addEventListener("change", ({ target }) => {
  for (const each of target.form?.querySelectorAll("[id^=conditional-] input") ?? [])
    each.disabled = Boolean(each.closest(".govuk-radios__conditional--hidden, .govuk-checkboxes__conditional--hidden"));
});
// A panel that opens over the page closes by Escape, and once the focus is elsewhere: it hides nothing that has it.
const panels = (more) => document.querySelectorAll(`:is(.fl-menu, .fl-standing, .fl-who)[open]${more}`);
document.addEventListener("focusin", ({ target }) => {
  for (const each of panels("")) if (!each.contains(target)) each.open = false;
});
document.addEventListener("keydown", (event) => {
  const [open] = event.key === "Escape" ? panels(":focus-within") : [];
  if (!open) return;
  event.preventDefault();
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener("firstlight:shown", ({ target }) => start(target));
document.body.classList.add("js-enabled", "govuk-frontend-supported");
start(document);
