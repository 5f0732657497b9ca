// Counts marks while they are made; without a script the server counts when they are saved. A place given to a second
// thing by pointer is taken from the first; arrow keys only pass over it on their way to another place.
export function countPicks(root) {
  const status = root.querySelector("[data-pick-count]");
  const form = status?.closest("form");
  if (!form) return;
  const words = status.dataset.pickCount.split("|");
  const number = new Intl.NumberFormat(root.documentElement.lang, { maximumFractionDigits: 2 });
  const show = () => {
    let marks = 0, sum = 0;
    for (const input of form.querySelectorAll(".pick-marks input")) {
      if (input.type === "radio") marks += input.checked && input.value !== "0";
      else if (input.type === "checkbox") { marks += input.checked; sum += input.checked ? Number(input.dataset.cost) : 0; }
      else { const points = Number(input.value) || 0; marks += points > 0; sum += points; }
    }
    const hidden = Number(form.dataset.elsewhere ?? 0);
    const [usual, over] = status.dataset.pattern.split("|");
    const excess = sum - Number(status.dataset.most);
    const unit = status.hasAttribute("data-money") ? 100 : 1;
    status.textContent = usual ? (excess > 0 ? over : usual).replace("{marks}", number.format(marks)).replace("{sum}", number.format((excess > 0 ? excess : sum) / unit))
                               : words[Math.min(marks + hidden, words.length - 1)];
  };
  form.addEventListener("input", event => { if (event.target.matches(".pick-marks .input")) show(); });
  let byKey = false;
  form.addEventListener("keydown", () => { byKey = true; });
  form.addEventListener("pointerdown", () => { byKey = false; });
  form.addEventListener("change", event => {
    const input = event.target;
    if (!byKey && input.type === "radio" && input.checked && input.value !== "0" && input.closest(".pick-marks")) {
      for (const other of form.querySelectorAll(`.pick-marks input[value="${input.value}"]:checked`)) {
        if (other !== input) form.querySelector(`input[name="${other.name}"][value="0"]`).checked = true;
      }
    }
    if (input.closest(".pick-marks")) show();
  });
}
