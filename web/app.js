// What the pages need of scripts. Everything listens on the document, so fragments that arrive later just work.
import "htmx.org";
import "./js/theme.js";
import "./js/toasts.js";
import "./js/requests.js";
import "./js/dialogs.js";
import "./js/menus.js";
import "./js/tabs.js";
import "./js/combobox.js";
import "./js/copy.js";
import "./js/pictures.js";
import "./js/rows.js";
import "./js/in-place.js";
import "./js/left-out.js";
import "./js/place.js";
import "./js/guard.js";
import "./js/shortcuts.js";
import "./js/live.js";
