/* When a form comes back with errors, the summary is the first thing people meet. */

const meet = (root) => root.querySelector?.("[data-focus]")?.focus();

meet(document);
document.addEventListener("htmx:load", (event) => meet(event.detail.elt));
