/* Typed text survives: a lost connection, an expired login, a 422. Kept per user, address and form; never on a kiosk.

   Mark a form with data-concept="name". It is forgotten when the server answered with another page than this form, and at log-out.
   A field with data-geheim, a password or a file is never kept. */

const VOOR = "samenspel.concept.";
const DAGEN = 7;
const mag = () => document.body.dataset.gebruiker && !("kiosk" in document.body.dataset);
const sleutel = (formulier) => `${VOOR}${document.body.dataset.gebruiker}.${location.pathname}.${formulier.dataset.concept}`;

const velden = (formulier) =>
  [...formulier.elements].filter(
    (veld) => veld.name && !["hidden", "password", "file", "submit", "button"].includes(veld.type) && !("geheim" in veld.dataset),
  );

const lees = (formulier) =>
  velden(formulier).map((veld) => (["checkbox", "radio"].includes(veld.type) ? veld.checked : veld.value));

export const bewaar = (formulier) =>
  localStorage.setItem(sleutel(formulier), JSON.stringify({ op: Date.now(), vorm: velden(formulier).map((v) => v.name), waarden: lees(formulier) }));

const zetTerug = (formulier) => {
  const bewaard = JSON.parse(localStorage.getItem(sleutel(formulier)) ?? "null");
  if (!bewaard) return;
  const nu = velden(formulier);
  if (Date.now() - bewaard.op > DAGEN * 86400000 || bewaard.vorm.join() !== nu.map((v) => v.name).join()) {
    localStorage.removeItem(sleutel(formulier));
    return;
  }
  if (JSON.stringify(lees(formulier)) === JSON.stringify(bewaard.waarden)) return;
  nu.forEach((veld, i) => {
    if (["checkbox", "radio"].includes(veld.type)) veld.checked = bewaard.waarden[i];
    else veld.value = bewaard.waarden[i];
  });
  const bericht = document.createElement("p");
  bericht.className = "concept-bericht";
  bericht.setAttribute("role", "status");
  bericht.append("Wat u eerder typte, staat er weer. ");
  const weg = document.createElement("button");
  weg.type = "button";
  weg.className = "utrecht-button utrecht-button--subtle";
  weg.textContent = "Begin opnieuw";
  weg.addEventListener("click", () => {
    localStorage.removeItem(sleutel(formulier));
    formulier.reset();
    bericht.remove();
  });
  bericht.append(weg);
  formulier.prepend(bericht);
};

export const vergeet = (formulier) => localStorage.removeItem(sleutel(formulier));

export const vergeetAlles = () => {
  for (const naam of Object.keys(localStorage)) {
    if (naam.startsWith("samenspel.concept.") || naam.startsWith("samenspel.notitie.")) localStorage.removeItem(naam);
  }
};

const afgerond = () => {
  const verstuurd = sessionStorage.getItem("samenspel.verstuurd");
  sessionStorage.removeItem("samenspel.verstuurd");
  if (!verstuurd || !mag()) return;
  if (!document.querySelector("[data-fouten], #fout")) localStorage.removeItem(verstuurd);
};

export const concepten = () => {
  document.addEventListener("submit", (e) => {
    if (e.target.matches("[data-uitloggen]")) vergeetAlles();
    else if (mag() && e.target.matches("form[data-concept]")) {
      bewaar(e.target);
      sessionStorage.setItem("samenspel.verstuurd", sleutel(e.target));
    }
  });
  document.addEventListener("htmx:afterRequest", (e) => {
    const formulier = e.target.closest?.("form[data-concept]");
    if (formulier && mag() && e.detail.successful) {
      localStorage.removeItem(sleutel(formulier));
      sessionStorage.removeItem("samenspel.verstuurd");
    }
  });
  // The answer was the page of the login or of an error: nothing was kept on the server, so what was typed stays here.
  if (document.querySelector("[data-inloggen], #fout")) sessionStorage.removeItem("samenspel.verstuurd");
  if (!mag()) return;
  afgerond();
  let wacht;
  document.addEventListener("input", (e) => {
    const formulier = e.target.closest("form[data-concept]");
    if (!formulier) return;
    clearTimeout(wacht);
    wacht = setTimeout(() => bewaar(formulier), 400);
  });
  document.querySelectorAll("form[data-concept]").forEach(zetTerug);
};
