// Says on the button what it will record; who is seen is not also marked as not here. A form that comes back with what
// stands against it is another one, so nothing is kept of the first.
const ticked = (name) => [...document.querySelectorAll(`#call [name=${name}]:checked`)].map((each) => each.value);

function say() {
  const [seen, absent, record] = [ticked("seen"), ticked("absent"), document.getElementById("record")];
  if (!record) return;
  const of = Number(record.dataset.of);
  const others = absent.length ? `Record ${of - absent.length} of ${of}: all but ${absent.join(", ")}` : "Record it";
  const words = seen.length ? `Record ${seen.length} of ${of}` : others;
  if (record.textContent !== words) record.textContent = words;
}

document.addEventListener("change", ({ target }) => {
  if (!target.closest("#call")) return;
  const other = target.name === "seen" ? "absent" : "seen";
  const both = target.checked && document.getElementById(`${other}-${target.value}`);
  if (both) both.checked = false;
  say();
});
document.addEventListener("firstlight:shown", say);
say();
