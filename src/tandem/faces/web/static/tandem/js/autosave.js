/* Keeps a long form safe: posts it in the background some seconds after the last change.
   <form data-autosave="URL"> with a [data-autosave-status] line inside or beside it. The answer may be empty
   or {"savedAt": "14:03", "known": "…"}: `known` is the fingerprint of what is kept, and goes into the field of
   that name, so that the next save is not taken for one of another window. 401, 403, 409 and a redirect stop the
   saving and say so; other failures are retried, and soon after the network is back. */

const PAUSE = 4000;
const LONGEST_WAIT = 60000;

function follow(form) {
  const line = form.querySelector("[data-autosave-status]") ?? document.querySelector("[data-autosave-status]");
  let changed = false;
  let busy = false;
  let stopped = false;
  let wait = PAUSE;
  let timer = 0;

  const say = (text, wrong) => {
    if (!line) return;
    line.textContent = text;
    line.classList.toggle("is-wrong", wrong);
  };
  const clock = () => new Intl.DateTimeFormat("nl-BE", { hour: "2-digit", minute: "2-digit" }).format(new Date());

  const body = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  };

  async function save(last = false) {
    if (!changed || busy || stopped) return;
    busy = true;
    changed = false;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: body(),
        credentials: "same-origin",
        redirect: "manual",
        keepalive: last,
        headers: { "X-Requested-With": "autosave", Accept: "application/json" },
      });
      if (answer.type === "opaqueredirect" || [401, 403, 409].includes(answer.status)) {
        stopped = true;
        const refused = await answer.json().catch(() => ({}));
        say((refused.isOvertaken ? line?.dataset.overtaken : line?.dataset.stopped) ?? "", true);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json().catch(() => ({}));
      wait = PAUSE;
      if (told.known && form.elements.known) form.elements.known.value = told.known;
      say((line?.dataset.saved ?? "%s").replace("%s", told.savedAt ?? clock()), false);
    } catch {
      changed = true;
      wait = Math.min(wait * 2, LONGEST_WAIT);
      say(line?.dataset.failed ?? "", true);
    } finally {
      busy = false;
      if (changed && !stopped) plan();
    }
  }

  function plan() {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  const note = () => {
    changed = true;
    if (!busy) plan();
  };
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
  });
  window.addEventListener("online", () => {
    wait = PAUSE;
    if (changed && !busy && !stopped) plan();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save(true);
  });
}

document.querySelectorAll("form[data-autosave]").forEach(follow);
