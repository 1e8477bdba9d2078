// Ties the address, the filter and the reader together. The address is the only state.
const form = document.getElementById("page-filter");
const timeline = document.getElementById("page-tl");
const keepStop = timeline ? timelineKeys(timeline) : () => {};

function reveal(element) {
  element.hidden = false;
  for (let at = element; at; at = at.parentElement?.closest("details")) if (at.matches("details")) at.open = true;
  if (element.matches("article.event, article.person")) {
    const details = element.querySelector("details");
    if (details) details.open = true;
  }
  const href = `#${element.id}`;
  for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
  element.classList.add("here");
  for (const mark of document.querySelectorAll("a.mark")) if (mark.getAttribute("href") === href) mark.classList.add("here");
  element.scrollIntoView({ block: "start" });
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

function show(target) {
  const words = wordsOf(target);
  const element = document.getElementById(words ? words.report : target);
  if (element?.matches(".report")) openReader(element, words);
  else if (element) {
    if (narrow.matches) closeReader({ refocus: false });
    reveal(element);
  }
}

function fromAddress() {
  const { target, filters } = readAddress();
  fillForm(form, filters);
  showFiltered(filters);
  keepStop();
  if (!wordsOf(target) && !document.getElementById(target)?.matches(".report")) closeReader({ refocus: !target });
  if (target) show(target);
}

function go(target) {
  const next = address(target, readAddress().filters);
  if (next !== location.hash) history.pushState(null, "", next);
  show(target);
}

function leaveReader() {
  history.pushState(null, "", address("", readAddress().filters));
  closeReader();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(decoded(link.getAttribute("href").slice(1)));
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  fillForm(form, {});
  form.dispatchEvent(new Event("input"));
});
form.addEventListener("input", () => {
  const filters = formFilters(form);
  history.replaceState(null, "", address(readAddress().target, filters));
  showFiltered(filters);
  keepStop();
});
document.getElementById("page-close").addEventListener("click", leaveReader);
document.getElementById("page-back").addEventListener("click", () => nextWords(-1) && go(nextWords(-1)));
document.getElementById("page-next").addEventListener("click", () => nextWords(1) && go(nextWords(1)));
reader.addEventListener("cancel", (event) => {
  event.preventDefault();
  leaveReader();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && reader.open && !narrow.matches) leaveReader();
});
narrow.addEventListener("change", () => {
  if (!reader.open) return;
  reader.close();
  if (narrow.matches) reader.showModal();
  else reader.show();
});
addEventListener("popstate", fromAddress);
addEventListener("hashchange", fromAddress);
addEventListener("beforeprint", () => {
  closeReader({ refocus: false });
  for (const details of document.querySelectorAll("details:is(.accounts, .tracks, .register):not([open])")) {
    details.open = true;
    details.dataset.closed = "";
  }
});
addEventListener("afterprint", () => {
  for (const details of document.querySelectorAll("details[data-closed]")) {
    details.open = false;
    delete details.dataset.closed;
  }
});
fromAddress();
