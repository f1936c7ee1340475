/* A term is a link to the glossary. With script it acts as a button that shows the meaning in place: on click,
   tap, Enter or space, while the pointer rests on it; away with Escape. It stays an <a>, because a <button>
   cannot break over two lines and would leave the full stop behind it alone. */

let number = 0;
let open = null;

function close() {
  if (!open) return;
  open.setAttribute("aria-expanded", "false");
  noteOf(open).hidden = true;
  open = null;
}

function show(button) {
  if (open === button) return;
  close();
  const note = noteOf(button);
  note.hidden = false;
  note.style.left = "";
  const beyond = note.getBoundingClientRect().right - (document.documentElement.clientWidth - 16);
  if (beyond > 0 && getComputedStyle(note).position === "absolute") note.style.left = `${-beyond}px`;
  button.setAttribute("aria-expanded", "true");
  open = button;
}

const noteOf = (button) => button.nextElementSibling;

function toButton(link) {
  const note = noteOf(link);
  if (!note) return;
  number += 1;
  note.id = `term-note-${number}`;
  const button = link;
  button.removeAttribute("data-term");
  button.setAttribute("role", "button");
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", note.id);
  button.setAttribute("aria-describedby", note.id);

  let pinned = false;
  button.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pinned = !(open === button && pinned);
    if (pinned) show(button);
    else close();
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    button.click();
  });
  const wrap = button.parentElement;
  wrap.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse" && !open) show(button);
  });
  wrap.addEventListener("pointerleave", () => {
    if (open === button && !pinned) close();
  });
  button.addEventListener("blur", () => {
    pinned = false;
    if (open === button) close();
  });
}

function start(root) {
  root.querySelectorAll?.("a[data-term]").forEach(toButton);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && open) {
    event.stopPropagation();
    close();
  }
});
document.addEventListener("click", (event) => {
  if (open && !open.parentElement.contains(event.target)) close();
});

start(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt));
