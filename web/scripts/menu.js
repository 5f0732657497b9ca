// The menu opens and closes by itself (popover); here only: it closes when the keyboard leaves it.
export function closeMenuWithFocus(root) {
  const menu = root.getElementById("menu");
  if (!menu?.hidePopover) return;
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget) && menu.matches(":popover-open")) menu.hidePopover();
  });
}
