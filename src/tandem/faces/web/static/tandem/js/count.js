/* Says how many characters are left under a text box with a maximum: politely, and only after a pause. */

function follow(box) {
  const words = box.dataset;
  const most = Number(words.count);
  const line = document.createElement("p");
  line.className = "count-left";
  line.setAttribute("role", "status");
  box.after(line);
  let timer = 0;
  const tell = () => {
    const left = most - box.value.length;
    line.textContent = (left < 0 ? words.countOver : words.countLeft).replace("%s", String(Math.abs(left)));
    line.classList.toggle("is-over", left < 0);
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, 500);
  });
  tell();
}

function start(root) {
  root.querySelectorAll?.("textarea[data-count]:not([data-counted])").forEach((box) => {
    box.dataset.counted = "";
    follow(box);
  });
}

start(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt));
