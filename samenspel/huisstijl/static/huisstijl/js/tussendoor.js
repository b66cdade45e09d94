/* A long form is kept on the server while somebody types: form[data-tussendoor]. Its buttons do the same without a script.

   What was typed is on the device first (concept.js); a lost connection or an expired login loses nothing. */
import { vergeet } from "./concept.js";

const WACHT = 1500;

const zeg = (formulier, zin, fout = false) => {
  const plek = formulier.querySelector("[data-tussendoorstand]");
  if (!plek) return;
  plek.textContent = zin;
  plek.toggleAttribute("data-fout", fout);
};

const verstuur = async (formulier) => {
  const getypt = formulier.dataset.getypt;
  const antwoord = await fetch(formulier.action || location.href, {
    method: "POST", body: new FormData(formulier), headers: { "X-Tussendoor": "ja" }, credentials: "same-origin",
  });
  if (antwoord.redirected) {
    zeg(formulier, "U bent uitgelogd. Wat u typte, staat op dit toestel. Laad de bladzijde opnieuw en log in.", true);
    return;
  }
  if (!antwoord.headers.get("content-type")?.includes("json")) {
    zeg(formulier, "Bewaren lukte niet. Wat u typte, staat op dit toestel. Laad de bladzijde opnieuw.", true);
    return;
  }
  const { zin, versie } = await antwoord.json();
  zeg(formulier, zin, !antwoord.ok);
  if (antwoord.status === 409) formulier.dataset.verouderd = "ja";
  if (versie) formulier.elements.namedItem("versie").value = versie;
  if (antwoord.ok && formulier.dataset.getypt === getypt) vergeet(formulier);
};

const bewaak = (formulier) => {
  let wacht, onderweg, nog = false, aan_het_versturen = false;
  const nu = () => {
    clearTimeout(wacht);
    if (onderweg || formulier.dataset.verouderd || aan_het_versturen || !nog) return onderweg;
    nog = false;
    zeg(formulier, "Bewaren…");
    onderweg = verstuur(formulier)
      .catch(() => {
        nog = true;
        zeg(formulier, "Geen verbinding. Wat u typte, staat op dit toestel.", true);
      })
      .finally(() => (onderweg = undefined));
    return onderweg;
  };
  formulier.addEventListener("input", () => {
    nog = true;
    formulier.dataset.getypt = String(Number(formulier.dataset.getypt ?? 0) + 1);
    clearTimeout(wacht);
    wacht = setTimeout(nu, WACHT);
  });
  window.addEventListener("online", nu);
  // The button waits for what is under way: it carries the mark that comes back.
  window.addEventListener("submit", (e) => {
    if (e.target !== formulier) return;
    clearTimeout(wacht);
    aan_het_versturen = true;
    if (!onderweg) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    onderweg.finally(() => formulier.requestSubmit(e.submitter));
  }, { capture: true });
};

export const tussendoor = () => document.querySelectorAll("form[data-tussendoor]").forEach(bewaak);
