// Lights up all mentions of one chain, and opens the sentence that the address names. Everything works without it too.
const chainOf = (element) => element?.closest?.("[data-c]")?.dataset.c.split(" ")[0] ?? null;
let pointed = null;
let focused = null;

function light() {
  const chain = pointed ?? focused;
  for (const element of document.querySelectorAll("[data-c]")) {
    element.classList.toggle("on", chain !== null && element.dataset.c.split(" ").includes(chain));
  }
}

function openAddressed() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.matches("details")) {
    target.open = true;
    target.scrollIntoView({ block: "start" });
    target.querySelector("summary").focus({ preventScroll: true });
  }
  focused = mentionOf(target) ?? chainOf(target);
  light();
}

// A mention's id is `m`, its chain's number, and its own.
const mentionOf = (target) => /^m(\d+)-\d+$/.exec(target.id)?.[1] ?? null;

document.addEventListener("pointerover", (event) => {
  pointed = chainOf(event.target);
  light();
});
document.addEventListener("pointerout", (event) => {
  if (!event.relatedTarget) pointed = null;
  light();
});
document.addEventListener("focusin", (event) => {
  focused = chainOf(event.target);
  light();
});
document.addEventListener("focusout", () => {
  focused = null;
  light();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  pointed = focused = null;
  light();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  // The same address again is no change of it, yet the sentence may have been closed since.
  if (link && link.getAttribute("href") === location.hash) openAddressed();
});
addEventListener("hashchange", openAddressed);
openAddressed();
