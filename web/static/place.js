// Where on the board somebody is, so that what is recorded from there leads back to it: its address, whom it was
// narrowed to included, without the entry that was just stored.
export const below = () => {
  const address = new URL(location);
  address.searchParams.delete("done");
  return address.pathname + address.search;
};

// The address of a form, with what was said already.
export function asking(href, said) {
  const address = new URL(href);
  for (const [name, value] of Object.entries(said)) address.searchParams.set(name, value);
  return address.href;
}

// The first page of an operation is where a form leads back to by itself.
document.addEventListener("click", (event) => {
  const form = event.target.closest("a.fl-do, .fl-dock a");
  const first = /^\/operations\/[^/]+$/.test(below());
  if (form && !first && form.pathname.includes("/do/") && !form.search.includes("next=")) form.href = asking(form.href, { next: below() });
});
