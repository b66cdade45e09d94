/* Everything works without this; it makes the keyboard, the note and a lost connection kinder. */
import { werklijst } from "./werklijst.js";
import { notities } from "./notitie.js";
import { concepten } from "./concept.js";
import { erNog } from "./ernog.js";
import { pagina } from "./pagina.js";
import { tussendoor } from "./tussendoor.js";

pagina();
concepten();
tussendoor();
notities();
werklijst();
erNog();
