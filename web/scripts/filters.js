// A filter chosen with the pointer applies at once. By keyboard the form's button applies it: arrow keys change a closed list
// at every press, and a page that reloads under the reader's hands is no help.
export function submitOnChange(root) {
  for (const list of root.querySelectorAll("select[data-submits]")) {
    let byKey = false;
    list.addEventListener("keydown", () => { byKey = true; });
    list.addEventListener("pointerdown", () => { byKey = false; });
    list.addEventListener("change", () => { if (!byKey) list.form.requestSubmit(); });
  }
}
