/* The quick note: kept while typing, queued when there is no connection or no login, sent once (idempotency key).

   The form has data-notitieformulier and posts over, soort, tekst, terug_op, sleutel to its action.
   The server answers 2xx (kept, also when the key was seen before), 422 (not right), or sends to the login page. */
import { meld } from "./pagina.js";

const gebruiker = () => document.body.dataset.gebruiker;
const mag = () => gebruiker() && !("kiosk" in document.body.dataset);
const rijNaam = () => `samenspel.notitie.${gebruiker()}.rij`;
const conceptNaam = (formulier) => `samenspel.notitie.${gebruiker()}.${formulier.getAttribute("action")}`;
const rij = () => JSON.parse(localStorage.getItem(rijNaam()) ?? "[]");
const zetRij = (lijst) => (lijst.length ? localStorage.setItem(rijNaam(), JSON.stringify(lijst)) : localStorage.removeItem(rijNaam()));
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

const verstuur = async (adres, gegevens) => {
  const antwoord = await fetch(adres, {
    method: "POST",
    body: new URLSearchParams({ ...gegevens, csrfmiddlewaretoken: token() }),
    headers: { "X-CSRFToken": token(), Accept: "text/html" },
    redirect: "manual",
    credentials: "same-origin",
  });
  if (antwoord.type === "opaqueredirect") {
    const ingelogd = await fetch(location.href, { method: "HEAD", redirect: "manual", credentials: "same-origin" });
    return ingelogd.ok ? "bewaard" : "login";
  }
  if (antwoord.ok) return "bewaard";
  return antwoord.status === 422 || antwoord.status === 409 ? "klopt_niet" : "later";
};

let bezig = false;

const leegRij = async () => {
  if (bezig || !mag() || !navigator.onLine) return;
  bezig = true;
  try {
    for (const notitie of rij()) {
      const uitslag = await verstuur(notitie.adres, notitie.gegevens);
      if (uitslag !== "bewaard") break;
      zetRij(rij().filter((andere) => andere.gegevens.sleutel !== notitie.gegevens.sleutel));
      document.querySelectorAll("[data-notitiebericht]").forEach((bericht) => (bericht.textContent = ""));
      meld("Uw notitie is alsnog verstuurd.");
    }
  } catch {
    /* still no connection: the queue stays */
  } finally {
    bezig = false;
  }
};

const WOORDEN = {
  bewaard: "Notitie bewaard.",
  login: "U bent uitgelogd. Uw notitie staat op dit toestel en wordt verstuurd als u weer inlogt.",
  klopt_niet: "De notitie is nog niet goed. Kijk de velden na.",
  later: "Uw notitie staat op dit toestel en wordt verstuurd zodra het kan.",
};

const bijVersturen = async (formulier, e) => {
  e.preventDefault();
  const bericht = formulier.querySelector("[data-notitiebericht]");
  const gegevens = Object.fromEntries(new FormData(formulier));
  delete gegevens.csrfmiddlewaretoken;
  if (!gegevens.tekst?.trim() && !gegevens.terug_op?.trim()) {
    formulier.elements.tekst.focus();
    if (bericht) bericht.textContent = "Schrijf eerst één regel.";
    return;
  }
  gegevens.sleutel ||= crypto.randomUUID();
  formulier.elements.sleutel.value = gegevens.sleutel;
  let uitslag = "later";
  try {
    if (navigator.onLine) uitslag = await verstuur(formulier.getAttribute("action"), gegevens);
  } catch {
    uitslag = "later";
  }
  if (uitslag === "login" || uitslag === "later") {
    if (!mag()) {
      if (bericht) bericht.textContent = "Er is geen verbinding. Op dit toestel bewaren wij niets. Probeer het zo nog eens.";
      return;
    }
    zetRij([...rij().filter((n) => n.gegevens.sleutel !== gegevens.sleutel), { adres: formulier.getAttribute("action"), gegevens }]);
  }
  if (uitslag !== "klopt_niet") {
    localStorage.removeItem(conceptNaam(formulier));
    formulier.reset();
    formulier.elements.sleutel.value = "";
  }
  if (bericht) bericht.textContent = WOORDEN[uitslag];
  meld(WOORDEN[uitslag]);
  if (uitslag === "bewaard") formulier.dispatchEvent(new CustomEvent("notitie:bewaard", { bubbles: true }));
};

const herstel = (formulier) => {
  const bewaard = JSON.parse(localStorage.getItem(conceptNaam(formulier)) ?? "null");
  if (!bewaard) return;
  for (const [naam, waarde] of Object.entries(bewaard)) {
    const veld = formulier.elements[naam];
    if (veld && naam !== "csrfmiddlewaretoken") veld.value = waarde;
  }
};

export const notities = () => {
  for (const formulier of document.querySelectorAll("[data-notitieformulier]")) {
    if (mag()) {
      herstel(formulier);
      formulier.addEventListener("input", () => {
        const { csrfmiddlewaretoken, ...gegevens } = Object.fromEntries(new FormData(formulier));
        localStorage.setItem(conceptNaam(formulier), JSON.stringify(gegevens));
      });
    }
    formulier.addEventListener("submit", (e) => bijVersturen(formulier, e));
  }
  const soort = new URLSearchParams(location.search).get("soort");
  const keuze = soort && document.querySelector(`[data-notitieformulier] [name=soort][value="${CSS.escape(soort)}"]`);
  if (keuze) keuze.checked = true;
  window.addEventListener("online", leegRij);
  leegRij();
};
