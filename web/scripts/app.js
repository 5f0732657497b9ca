// Everything here only improves pages that work without it. No library, no inline script, nothing from elsewhere.
import { drawAreas } from "./area_editor.js";
import { keepTyped } from "./autosave.js";
import { countCharacters } from "./character_count.js";
import { focusErrorSummary } from "./error_summary.js";
import { submitOnChange } from "./filters.js";
import { closeMenuWithFocus } from "./menu.js";
import { countPicks } from "./pick_count.js";
import { sendOnce } from "./send_once.js";

focusErrorSummary(document);
countCharacters(document);
submitOnChange(document);
closeMenuWithFocus(document);
countPicks(document);
sendOnce(document);
drawAreas(document);
keepTyped(document);
