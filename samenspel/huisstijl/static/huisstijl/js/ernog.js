/* Idle: two minutes before the end the page asks whether somebody is still there; afterwards it covers what stood on it.

   dialog#er-nog says after how many seconds (data-stil). Every page that opens, and every answer of the server, starts the count
   anew, in all tabs. Who types or points is there: the server hears so now and then, long before the end. */

const GEZIEN = "samenspel.gezien";
const VOORAF = 120;
const SPELING = 60; // the server moves the end at most once a minute
const STAP = 5;

const nu = () => Date.now() / 1000;

export const erNog = () => {
  const venster = document.getElementById("er-nog");
  if (!venster) return;
  const stil = Number(venster.dataset.stil) - SPELING;
  let hier = nu();
  let bezig = 0;

  const gezien = () => Math.max(hier, Number(localStorage.getItem(GEZIEN)) || 0);
  const raakAan = () => {
    hier = nu();
    localStorage.setItem(GEZIEN, String(hier));
  };
  const toon = (deel) => {
    venster.querySelectorAll("[data-deel]").forEach((element) => (element.hidden = element.dataset.deel !== deel));
    venster.setAttribute("aria-labelledby", `er-nog-${deel}`);
    venster.toggleAttribute("data-dicht", deel === "weg");
    if (!venster.open) venster.showModal();
  };
  const weg = () => {
    venster.querySelector("[data-opnieuw]").href = `${venster.dataset.login}?next=${encodeURIComponent(location.pathname + location.search)}`;
    toon("weg");
  };
  const meldMij = async () => {
    bezig = 0;
    const penning = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
    try {
      const antwoord = await fetch(venster.dataset.adres, { method: "POST", headers: { "X-CSRFToken": penning }, credentials: "same-origin" });
      if (antwoord.status === 204) raakAan();
      else weg();
    } catch {
      // No connection: the count goes on, and the question comes by itself.
    }
  };
  const sluit = () => venster.open && !venster.hasAttribute("data-dicht") && venster.close();

  const kijk = () => {
    const voorbij = nu() - gezien();
    if (voorbij >= stil) return weg();
    if (bezig > gezien() && voorbij > stil / 3) meldMij();
    if (voorbij >= stil - VOORAF) toon("vraag");
    else sluit();
  };

  raakAan();
  for (const soort of ["input", "keydown", "pointerdown"]) document.addEventListener(soort, () => (bezig = nu()), { passive: true });
  document.addEventListener("htmx:afterRequest", (e) => e.detail.successful && raakAan());
  document.addEventListener("visibilitychange", kijk);
  venster.addEventListener("cancel", (e) => {
    e.preventDefault();
    if (!venster.hasAttribute("data-dicht")) meldMij().then(kijk);
  });
  venster.querySelector("[data-er-nog]").addEventListener("click", () => meldMij().then(kijk));
  setInterval(kijk, STAP * 1000);
};
