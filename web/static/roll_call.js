// Says on the button what it will record; who is seen is not also marked as not here.
const call = document.getElementById("call");
const ticked = (name) => [...call.querySelectorAll(`[name=${name}]:checked`)].map((each) => each.value);

function say() {
  const [seen, absent, record] = [ticked("seen"), ticked("absent"), document.getElementById("record")];
  const of = Number(record.dataset.of);
  const others = absent.length ? `Record ${of - absent.length} of ${of}: all but ${absent.join(", ")}` : "Record it";
  const words = seen.length ? `Record ${seen.length} of ${of}` : others;
  if (record.textContent !== words) record.textContent = words;
}

call?.addEventListener("change", ({ target }) => {
  const other = target.name === "seen" ? "absent" : "seen";
  const both = target.checked && document.getElementById(`${other}-${target.value}`);
  if (both) both.checked = false;
  say();
});
if (call) say();
