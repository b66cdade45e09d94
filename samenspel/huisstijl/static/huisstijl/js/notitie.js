/* The quick note: kept while typing, queued when there is no connection or no login, sent once (idempotency key).

   The form has data-notitieformulier and posts over, soort, tekst, terug_op, sleutel to its action. Asked for JSON the server
   answers {bewaard, terug} or 422 with {fouten: {field: sentence}}; without a login it redirects. With data-na="ga" the page
   goes on to `terug`. Without a connection the links [data-notitie] and [data-bel] of a row open the same questions here. */
import { meld } from "./pagina.js";

const gebruiker = () => document.body.dataset.gebruiker;
const mag = () => gebruiker() && !("kiosk" in document.body.dataset);
const rijNaam = () => `samenspel.notitie.${gebruiker()}.rij`;
const conceptNaam = (formulier) => `samenspel.notitie.${gebruiker()}.${formulier.getAttribute("action")}${formulier.dataset.over ?? ""}`;
const rij = () => JSON.parse(localStorage.getItem(rijNaam()) ?? "[]");
const zetRij = (lijst) => (lijst.length ? localStorage.setItem(rijNaam(), JSON.stringify(lijst)) : localStorage.removeItem(rijNaam()));
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

const WOORDEN = {
  bewaard: "Notitie bewaard.",
  login: "U bent uitgelogd. Uw notitie staat op dit toestel en wordt verstuurd als u weer inlogt.",
  klopt_niet: "De notitie is nog niet goed. Kijk de velden na.",
  later: "Geen verbinding. Uw notitie staat op dit toestel en wordt verstuurd zodra het kan.",
  kiosk: "Er is geen verbinding. Op dit toestel bewaren wij niets. Probeer het zo nog eens.",
};

const verstuur = async (adres, gegevens) => {
  if (!navigator.onLine) return { uitslag: "later" };
  try {
    const antwoord = await fetch(adres, {
      method: "POST",
      body: new URLSearchParams({ ...gegevens, csrfmiddlewaretoken: token() }),
      headers: { "X-CSRFToken": token(), Accept: "application/json" },
      redirect: "manual",
      credentials: "same-origin",
    });
    if (antwoord.type === "opaqueredirect" || antwoord.status === 403) return { uitslag: "login" };
    if (antwoord.ok) return { uitslag: "bewaard", ...(await antwoord.json()) };
    if (antwoord.status === 422) return { uitslag: "klopt_niet", ...(await antwoord.json()) };
    return { uitslag: antwoord.status === 409 ? "klopt_niet" : "later" };
  } catch {
    return { uitslag: "later" };
  }
};

let bezig = false;

const leegRij = async () => {
  if (bezig || !mag()) return;
  bezig = true;
  let verstuurd = 0;
  for (const notitie of rij()) {
    const { uitslag } = await verstuur(notitie.adres, notitie.gegevens);
    if (uitslag !== "bewaard") break;
    zetRij(rij().filter((andere) => andere.gegevens.sleutel !== notitie.gegevens.sleutel));
    verstuurd += 1;
  }
  bezig = false;
  if (!verstuurd) return;
  document.querySelectorAll("[data-notitiebericht]").forEach((bericht) => (bericht.textContent = ""));
  meld(verstuurd === 1 ? "Uw notitie is alsnog verstuurd." : `Uw ${verstuurd} notities zijn alsnog verstuurd.`);
};

const zeg = (formulier, uitslag, zin = WOORDEN[uitslag]) => {
  const bericht = formulier.querySelector("[data-notitiebericht]");
  if (!bericht) return meld(zin);
  bericht.textContent = zin;
  bericht.dataset.uitslag = uitslag;
};

const toonFouten = (formulier, fouten = {}) => {
  const [[veld, zin] = ["", WOORDEN.klopt_niet]] = Object.entries(fouten);
  zeg(formulier, "klopt_niet", zin);
  const doel = formulier.elements[veld];
  (doel?.length ? doel[0] : doel)?.focus?.();
};

const bewaarLater = (formulier, gegevens) =>
  zetRij([...rij().filter((n) => n.gegevens.sleutel !== gegevens.sleutel), { adres: formulier.getAttribute("action"), gegevens }]);

const bijVersturen = async (formulier, e) => {
  e.preventDefault();
  const { csrfmiddlewaretoken, ...gegevens } = Object.fromEntries(new FormData(formulier));
  if (!gegevens.tekst?.trim() && !gegevens.terug_op?.trim()) return toonFouten(formulier, { tekst: "Schrijf eerst één regel." });
  gegevens.sleutel ||= crypto.randomUUID();
  formulier.elements.sleutel.value = gegevens.sleutel;
  const { uitslag, fouten, terug } = await verstuur(formulier.getAttribute("action"), gegevens);
  if (uitslag === "klopt_niet") return toonFouten(formulier, fouten);
  if (uitslag !== "bewaard" && !mag()) return zeg(formulier, "kiosk");
  if (uitslag !== "bewaard") bewaarLater(formulier, gegevens);
  localStorage.removeItem(conceptNaam(formulier));
  formulier.reset();
  formulier.elements.sleutel.value = "";
  if (uitslag === "bewaard" && terug && formulier.dataset.na === "ga") return location.assign(terug);
  zeg(formulier, uitslag);
  formulier.dispatchEvent(new CustomEvent(`notitie:${uitslag}`, { bubbles: true }));
};

const herstel = (formulier) => {
  const bewaard = JSON.parse(localStorage.getItem(conceptNaam(formulier)) ?? "null");
  for (const [naam, waarde] of Object.entries(bewaard ?? {})) {
    const veld = formulier.elements[naam];
    if (veld && naam !== "sleutel") veld.value = waarde;
  }
};

const verzorg = (formulier) => {
  if (mag()) {
    herstel(formulier);
    formulier.addEventListener("input", () => {
      const { csrfmiddlewaretoken, ...gegevens } = Object.fromEntries(new FormData(formulier));
      localStorage.setItem(conceptNaam(formulier), JSON.stringify(gegevens));
    });
  }
  formulier.addEventListener("submit", (e) => bijVersturen(formulier, e));
};

/* Without a connection: the questions in a sheet on this page. The template of the sheet stands in basis.html. */
const zonderVerbinding = (e) => {
  const link = e.target.closest?.("a[data-notitie], a[data-bel]");
  const vorm = document.getElementById("notitieblad");
  if (!link || !vorm || navigator.onLine || !mag()) return;
  const vraag = new URL(link.href).searchParams;
  const naam = link.closest("[data-rij]")?.querySelector("[data-open]")?.textContent;
  if (!vraag.get("dossier") || !naam) return;
  e.preventDefault();
  const blad = vorm.content.firstElementChild.cloneNode(true);
  const formulier = blad.querySelector("form");
  blad.querySelector("[data-wie]").textContent = naam;
  formulier.elements.over.value = vraag.get("dossier");
  formulier.dataset.over = vraag.get("dossier");
  if (vraag.get("soort")) formulier.elements.soort.value = vraag.get("soort");
  document.body.append(blad);
  verzorg(formulier);
  blad.addEventListener("close", () => blad.remove());
  for (const uitslag of ["later", "login", "bewaard"])
    blad.addEventListener(`notitie:${uitslag}`, () => {
      blad.close();
      meld(WOORDEN[uitslag]);
      link.closest("[data-rij]")?.focus();
    });
  blad.showModal();
  formulier.elements.tekst.focus();
};

const toonVerbinding = () =>
  document.querySelectorAll("[data-geen-verbinding]").forEach((melding) => (melding.hidden = navigator.onLine));

export const notities = () => {
  document.querySelectorAll("[data-notitieformulier]").forEach(verzorg);
  const soort = new URLSearchParams(location.search).get("soort");
  const keuze = soort && document.querySelector(`[data-notitieformulier] [name=soort][value="${CSS.escape(soort)}"]`);
  if (keuze) keuze.checked = true;
  document.addEventListener("click", zonderVerbinding, true);
  for (const soort of ["online", "offline"]) window.addEventListener(soort, toonVerbinding);
  toonVerbinding();
  window.addEventListener("online", leegRij);
  window.addEventListener("pageshow", leegRij);
};
