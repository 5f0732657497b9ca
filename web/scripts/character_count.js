// Turns "At most 500 characters" into "Characters left: 120" while somebody writes; said aloud only after a pause.
export function countCharacters(root) {
  for (const field of root.querySelectorAll("[data-count]")) {
    const words = root.getElementById(`${field.id}-limit`);
    if (!words) continue;
    const spoken = words.cloneNode(false);
    spoken.removeAttribute("id");
    spoken.className = "hidden";
    spoken.setAttribute("aria-live", "polite");
    words.after(spoken);
    let pause;
    const show = () => {
      const left = Number(field.dataset.count) - [...field.value].length;
      words.textContent = left < 0 ? `${field.dataset.over} ${-left}` : `${field.dataset.left} ${left}`;
      words.classList.toggle("count-over", left < 0);
      clearTimeout(pause);
      pause = setTimeout(() => { spoken.textContent = words.textContent; }, 1000);
    };
    field.addEventListener("input", show);
    if (field.value) show();
  }
}
