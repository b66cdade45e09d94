// A button with data-kopieer="id" copies the text of that field. Without JavaScript the field itself can be selected.
for (const knop of document.querySelectorAll("[data-kopieer]")) {
  knop.hidden = false;
  knop.addEventListener("click", async () => {
    const veld = document.getElementById(knop.dataset.kopieer);
    await navigator.clipboard.writeText(veld.value);
    const status = document.getElementById("status");
    if (status) status.textContent = knop.dataset.gelukt;
  });
}
