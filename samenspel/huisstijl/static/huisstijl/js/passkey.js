/* A passkey: the key of a telephone, computer or USB stick, opened with a finger, a face or a PIN.

   form[data-passkey] has a hidden field `credential` and is sent once the device has answered. What the device is asked:
   data-opties (JSON) on the form, or, for logging in, fetched from its action so that a page nobody uses keeps no challenge.
   Without a script, or where a browser has no passkeys, [data-passkeyvak] stays hidden: the password is there. */

const naarBytes = (tekst) => {
  const base64 = tekst.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (teken) => teken.charCodeAt(0));
};

const naarTekst = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const metBytes = (lijst) => (lijst ?? []).map((sleutel) => ({ ...sleutel, id: naarBytes(sleutel.id) }));

/* The server writes bytes as text; the browser wants bytes. */
const vraag = (opties) => {
  const { publicKey } = opties;
  const uit = { ...publicKey, challenge: naarBytes(publicKey.challenge) };
  if (publicKey.user) uit.user = { ...publicKey.user, id: naarBytes(publicKey.user.id) };
  if (publicKey.allowCredentials) uit.allowCredentials = metBytes(publicKey.allowCredentials);
  if (publicKey.excludeCredentials) uit.excludeCredentials = metBytes(publicKey.excludeCredentials);
  return uit;
};

const DELEN = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

const antwoord = (sleutel) => {
  const response = {};
  for (const deel of DELEN) if (sleutel.response[deel]) response[deel] = naarTekst(sleutel.response[deel]);
  if (sleutel.response.getTransports) response.transports = sleutel.response.getTransports();
  return {
    id: sleutel.id,
    rawId: naarTekst(sleutel.rawId),
    type: sleutel.type,
    authenticatorAttachment: sleutel.authenticatorAttachment ?? undefined,
    clientExtensionResults: sleutel.getClientExtensionResults(),
    response,
  };
};

const ophalen = async (formulier) => {
  if (formulier.dataset.opties) return JSON.parse(formulier.dataset.opties);
  const reactie = await fetch(formulier.action, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!reactie.ok) throw new Error(String(reactie.status));
  return (await reactie.json()).request_options;
};

const vraagAanToestel = async (formulier) => {
  const publicKey = vraag(await ophalen(formulier));
  return formulier.dataset.passkey === "maak" ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey });
};

const ZINNEN = {
  InvalidStateError: "Op dit toestel staat al een passkey voor Samenspel. U hoeft niets te doen.",
  SecurityError: "Op dit internetadres werken passkeys niet. Gebruik het adres dat u van uw gemeente kreeg.",
};
const ANDERS = "Het is niet gelukt, of u stopte zelf. Probeer het opnieuw, of kies een andere manier.";

const start = async (formulier) => {
  const melding = formulier.querySelector("[data-passkeymelding]");
  if (melding) melding.textContent = "";
  formulier.dataset.bezig = "ja";
  try {
    const sleutel = await vraagAanToestel(formulier);
    formulier.elements.namedItem("credential").value = JSON.stringify(antwoord(sleutel));
    formulier.submit();
  } catch (fout) {
    delete formulier.dataset.bezig;
    if (melding) melding.textContent = ZINNEN[fout.name] ?? ANDERS;
  }
};

if (window.PublicKeyCredential && navigator.credentials) {
  document.querySelectorAll("[data-passkeyvak]").forEach((vak) => (vak.hidden = false));
  document.querySelectorAll("[data-passkeyzonder]").forEach((vak) => (vak.hidden = true));
  const begin = (formulier) => !formulier.dataset.bezig && start(formulier);
  document.addEventListener("click", (e) => {
    const knop = e.target.closest("[data-passkeyknop]");
    if (knop) begin(knop.form);
  });
  // Enter in the field with the name.
  document.addEventListener("submit", (e) => {
    if (!e.target.matches("form[data-passkey]")) return;
    e.preventDefault();
    begin(e.target);
  });
}
