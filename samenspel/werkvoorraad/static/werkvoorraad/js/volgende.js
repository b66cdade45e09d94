/* After an act the page comes back without a chosen row: the row that took the place of the last one gets the focus. */
const naLaden = () => {
  const rij = document.querySelector("[data-werklijst] [data-rij][aria-current]") ?? document.querySelector("[data-werklijst] [data-rij]");
  if (rij) rij.focus();
  const adres = new URL(location.href);
  adres.searchParams.delete("gedaan");
  history.replaceState(null, "", adres);
};

if (document.readyState === "complete") naLaden();
else window.addEventListener("load", naLaden);
