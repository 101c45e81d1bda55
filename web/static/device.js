// Says with each form what this device's clock shows, so that a time that was read from it can be put right.
document.addEventListener("submit", (event) => {
  const field = event.target.elements.device_time;
  if (field) field.value = `${new Date().toISOString().slice(0, 19)}Z`;
}, true);
// "Other" opens where the time is written.
document.addEventListener("change", (event) => {
  const when = document.getElementById("when");
  if (event.target.name === "ago" && event.target.value === "other" && when) when.open = true;
});
