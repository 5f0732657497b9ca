// Keeps what is typed on the server every few seconds, without making a version of it; says when, and says when it cannot.
const PAUSE = 3000, RETRY = 10000;

export function keepTyped(root) {
  for (const frame of root.querySelectorAll("[data-autosave]")) {
    const form = frame.querySelector("form"), words = frame.querySelector("[data-autosave-words]");
    const leaving = new AbortController();
    let timer;
    const keep = async () => {
      const fields = new URLSearchParams(new FormData(form));
      fields.set("co", "auto");
      try {
        const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "error", signal: leaving.signal });
        if (!answer.ok) throw new Error(answer.status);
        words.textContent = `${frame.dataset.kept} ${(await answer.json()).at}`;
      } catch {
        if (leaving.signal.aborted) return;
        words.textContent = frame.dataset.failed;
        timer = setTimeout(keep, RETRY);
      }
    };
    words.setAttribute("role", "status");
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      leaving.abort();
    });
  }
}
