// A button that copies what stands in the text beside it, and says that it did. Without this script it is not there.
for (const button of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const said = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.select();
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    text.addEventListener("input", () => { button.textContent = said; }, { once: true });
  });
}
