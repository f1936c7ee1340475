/* Suggestions under a text field, after the ARIA 1.2 combobox pattern. Without script it is a plain field.
   <input data-suggest="URL" data-suggest-value="id-of-hidden-input" data-suggest-some="%s suggesties"
    data-suggest-none="Geen suggesties"> ; URL?q=ge answers {"items": [{"value", "label", "detail"}]}. */

const LEAST = 2;
const PAUSE = 150;
let number = 0;

function follow(input) {
  number += 1;
  const words = input.dataset;
  const kept = words.suggestValue ? document.getElementById(words.suggestValue) : null;
  const list = document.createElement("ul");
  list.className = "suggest-list";
  list.id = `suggest-${number}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() ?? input.name);
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "hidden-text";
  said.setAttribute("role", "status");
  const box = document.createElement("div");
  box.className = "suggest";
  const hadFocus = document.activeElement === input;
  input.replaceWith(box);
  box.append(input, list, said);
  if (hadFocus) input.focus();

  const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  input.setAttribute("aria-controls", list.id);

  let items = [];
  let at = -1;
  let timer = 0;
  let asked = null;

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function point(to) {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (to + items.length) % items.length;
    const option = list.children[at];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function choose(item) {
    input.value = item.label;
    if (kept) kept.value = item.value;
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function draw() {
    list.replaceChildren(
      ...items.map((item, index) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.append(span("", item.label));
        if (item.detail) option.append(span("suggest-detail", item.detail));
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(item));
        return option;
      }),
    );
    at = -1;
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    input.removeAttribute("aria-activedescendant");
    said.textContent = items.length
      ? (words.suggestSome ?? "%s").replace("%s", String(items.length))
      : (words.suggestNone ?? "");
  }

  async function ask() {
    const text = input.value.trim();
    asked?.abort();
    if (text.length < LEAST) return close();
    asked = new AbortController();
    const url = new URL(words.suggest, location.href);
    url.searchParams.set("q", text);
    try {
      const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return close();
      items = (await answer.json()).items ?? [];
      if (document.activeElement === input) draw();
    } catch {
      /* a newer question replaced this one, or the network is away: the plain field still works */
    }
  }

  input.addEventListener("input", () => {
    if (kept) kept.value = "";
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden && items.length > 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return void ask();
      point(event.key === "ArrowDown" ? at + 1 : at < 0 ? items.length - 1 : at - 1);
    } else if (event.key === "Enter" && isOpen && at >= 0) {
      event.preventDefault();
      choose(items[at]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      close();
    }
  });
}

function span(name, text) {
  const part = document.createElement("span");
  if (name) part.className = name;
  part.textContent = text;
  return part;
}

function start(root) {
  root.querySelectorAll?.("input[data-suggest]:not([role=combobox])").forEach(follow);
}

start(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt));
