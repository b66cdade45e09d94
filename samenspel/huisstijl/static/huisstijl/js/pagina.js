/* The page itself: menus, search key, error summary, double submit, key help, status line. */

export const meld = (tekst) => {
  const regel = document.getElementById("status");
  if (regel) regel.textContent = tekst;
};

/* Single keys: off for the person (Mijn instellingen, all devices) or off on this device. */
export const lettersAan = () => document.body.dataset.letters !== "uit" && localStorage.getItem("samenspel.letters") !== "uit";

const typt = (doel) => doel.closest("input, textarea, select, [contenteditable]") !== null;

const focusFouten = (wortel) => {
  const fouten = wortel.querySelector?.("[data-fouten]");
  if (fouten) {
    fouten.focus();
    fouten.scrollIntoView({ block: "nearest" });
  }
};

/* On a phone the tabs are wider than the screen: the one that is open stands in sight. */
const toonTab = () => {
  for (const tab of document.querySelectorAll(".tabbladen [aria-current], .segment [aria-current]")) {
    const lijst = tab.closest("ul");
    if (lijst && lijst.scrollWidth > lijst.clientWidth) tab.scrollIntoView({ block: "nearest", inline: "center" });
  }
};

const toetsenvenster = () => {
  const venster = document.getElementById("toetsen");
  if (venster && !venster.open) venster.showModal();
};

const eenmaal = (gebeurtenis) => {
  const formulier = gebeurtenis.target;
  if (gebeurtenis.defaultPrevented || formulier.method !== "post") return;
  if (formulier.dataset.bezig) {
    gebeurtenis.preventDefault();
    return;
  }
  formulier.dataset.bezig = "ja";
  const knop = gebeurtenis.submitter;
  if (knop) knop.dataset.bezig = "ja";
  const los = () => {
    delete formulier.dataset.bezig;
    if (knop) delete knop.dataset.bezig;
  };
  formulier.addEventListener("htmx:afterRequest", los, { once: true });
  window.addEventListener("pageshow", los, { once: true });
  setTimeout(los, 8000);
};

const toets = (e) => {
  if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
    const formulier = e.target.closest?.("form");
    if (formulier) {
      e.preventDefault();
      formulier.requestSubmit();
    }
    return;
  }
  if (e.key === "Escape") {
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    return;
  }
  if (typt(e.target) || e.ctrlKey || e.metaKey || e.altKey || !lettersAan()) return;
  if (e.key === "/") {
    const veld = document.querySelector("[data-zoekveld]");
    if (veld && veld.offsetParent) {
      e.preventDefault();
      veld.focus();
      veld.select();
    }
  } else if (e.key === "?") {
    e.preventDefault();
    toetsenvenster();
  } else if (e.key === "n" || e.key === "N") {
    const doel = document.getElementById("notitieregel") ?? document.querySelector(".balk [data-notitie]");
    if (doel) {
      e.preventDefault();
      doel.matches("input") ? doel.focus() : doel.click();
    }
  }
};

const klik = (e) => {
  if (e.target.closest("[data-toetsen]")) {
    e.preventDefault();
    toetsenvenster();
  }
  if (e.target.closest("[data-sluit]")) e.target.closest("dialog")?.close();
  if (e.target.closest("[data-druk]")) window.print();
  const toon = e.target.closest("[data-toon-wachtwoord]");
  if (toon) {
    const veld = document.getElementById(toon.dataset.toonWachtwoord);
    const open = veld.type === "password";
    veld.type = open ? "text" : "password";
    toon.setAttribute("aria-pressed", String(open));
  }
  document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
    if (!menu.contains(e.target)) menu.open = false;
  });
};

export const pagina = () => {
  focusFouten(document);
  toonTab();
  document.addEventListener("htmx:afterSwap", (e) => focusFouten(e.target));
  document.addEventListener("submit", eenmaal);
  document.addEventListener("keydown", toets);
  document.addEventListener("click", klik);
  const schakel = document.querySelector("[data-letters-uit]");
  if (schakel) {
    schakel.checked = !lettersAan();
    schakel.addEventListener("change", () => localStorage.setItem("samenspel.letters", schakel.checked ? "uit" : "aan"));
  }
};
