/* The work list by keyboard: one tab stop, arrows choose, single letters act on the chosen row only. */
import { lettersAan, meld } from "./pagina.js";

const KNOP = { a: "[data-doe]", b: "[data-bel]", n: "[data-notitie]", w: "[data-wacht]", k: "[data-klaar]" };

const rijenVan = (lijst) => [...lijst.querySelectorAll("[data-rij]")];

const kies = (lijst, rij, focus) => {
  for (const andere of rijenVan(lijst)) {
    const gekozen = andere === rij;
    andere.tabIndex = gekozen ? 0 : -1;
    gekozen ? andere.setAttribute("aria-current", "true") : andere.removeAttribute("aria-current");
  }
  if (focus) {
    rij.focus({ preventScroll: true });
    rij.scrollIntoView({ block: "nearest" });
  }
};

const vink = (rij) => {
  const vakje = rij.querySelector("input[type=checkbox]");
  if (!vakje) return false;
  vakje.checked = !vakje.checked;
  vakje.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
};

const stap = (lijst, rij, hoeveel) => {
  const rijen = rijenVan(lijst);
  const naar = rijen[Math.min(Math.max(rijen.indexOf(rij) + hoeveel, 0), rijen.length - 1)];
  if (naar) kies(lijst, naar, true);
};

const handel = (lijst, rij, e) => {
  const letter = e.key.toLowerCase();
  if (e.key === "ArrowDown" || (letter === "j" && lettersAan())) stap(lijst, rij, 1);
  else if (e.key === "ArrowUp") stap(lijst, rij, -1);
  else if (e.key === "Home") stap(lijst, rij, -9999);
  else if (e.key === "End") stap(lijst, rij, 9999);
  else if (e.key === "Enter") rij.querySelector("[data-open]")?.click();
  else if (e.key === " ") return vink(rij);
  else if (KNOP[letter] && lettersAan()) {
    const knop = rij.querySelector(KNOP[letter]);
    if (!knop) return false;
    sessionStorage.setItem("samenspel.rij", String(rijenVan(lijst).indexOf(rij)));
    if (letter === "b") rij.querySelector("[data-notitie]")?.setAttribute("data-soort", "gesproken");
    knop.click();
  } else return false;
  return true;
};

const richtIn = (lijst) => {
  const rijen = rijenVan(lijst);
  if (!rijen.length) return;
  const eerder = rijen[Number(sessionStorage.getItem("samenspel.rij") ?? -1)];
  kies(lijst, rijen.find((rij) => rij.hasAttribute("aria-current")) ?? eerder ?? rijen[0], false);
};

/* The bar for ticked rows: how many, and all of them at once. Without scripts it is always there. */
const stapel = (formulier) => {
  const tel = () => {
    const aantal = formulier.querySelectorAll("input[name=kies]:checked").length;
    const regel = formulier.querySelector("[data-gekozen]");
    if (regel) regel.textContent = aantal === 1 ? "1 dossier gekozen" : `${aantal} dossiers gekozen`;
  };
  formulier.addEventListener("change", tel);
  formulier.querySelector("[data-alles]")?.addEventListener("click", () => {
    const vakjes = [...formulier.querySelectorAll("input[name=kies]")];
    const aan = vakjes.some((vakje) => !vakje.checked);
    vakjes.forEach((vakje) => (vakje.checked = aan));
    tel();
  });
  tel();
};

export const werklijst = () => {
  document.querySelectorAll("form[data-stapel]").forEach(stapel);
  for (const lijst of document.querySelectorAll("[data-werklijst]")) {
    richtIn(lijst);
    let plek = 0;
    lijst.addEventListener("keydown", (e) => {
      const rij = e.target.closest("[data-rij]");
      if (!rij || e.target !== rij || e.ctrlKey || e.metaKey || e.altKey) return;
      if (handel(lijst, rij, e)) {
        e.preventDefault();
        e.stopPropagation();
      }
    });
    lijst.addEventListener("click", (e) => {
      const rij = e.target.closest("[data-rij]");
      if (rij) kies(lijst, rij, !e.target.closest("a, button, input"));
    });
    lijst.addEventListener("focusin", (e) => {
      const rij = e.target.closest("[data-rij]");
      if (rij) kies(lijst, rij, false);
    });
    lijst.addEventListener("htmx:beforeSwap", (e) => {
      plek = Math.max(rijenVan(lijst).indexOf(e.target.closest("[data-rij]")), 0);
    });
    lijst.addEventListener("htmx:afterSettle", () => {
      richtIn(lijst);
      const rijen = rijenVan(lijst);
      const volgende = rijen[Math.min(plek, rijen.length - 1)];
      if (volgende) kies(lijst, volgende, true);
      else meld("Uw lijst is leeg.");
    });
  }
};
