// Shows the events that fit the filters, and says how many do.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = new WeakMap();

function textOf(card) {
  if (!texts.has(card)) texts.set(card, folded(card.textContent));
  return texts.get(card);
}

function fits(card, filters, words) {
  const data = card.dataset;
  return (
    (!filters.status || data.status === filters.status) &&
    (!filters.secrecy || data.secrecy === filters.secrecy) &&
    (!filters.track || data.track === filters.track) &&
    (!filters.actor || data.actors.split(" ").includes(filters.actor)) &&
    words.every((word) => textOf(card).includes(word))
  );
}

function showFiltered(filters) {
  const words = folded(filters.q ?? "").split(/\s+/).filter(Boolean);
  const cards = [...document.querySelectorAll("article.event")];
  const gone = new Set();
  for (const card of cards) {
    card.hidden = !fits(card, filters, words);
    if (card.hidden) gone.add(`#${card.id}`);
  }
  for (const mark of document.querySelectorAll("a.of-event")) {
    mark.parentElement.hidden = gone.has(mark.getAttribute("href"));
  }
  hideEmptyYears();
  const some = Object.values(filters).some(Boolean);
  document.getElementById("page-count").textContent = some ? `${cards.length - gone.size} of ${cards.length} events` : "";
}

function hideEmptyYears() {
  let year = null;
  for (const element of document.querySelectorAll("#page-events > .year, #page-events > article.event")) {
    if (element.matches(".year")) {
      year = element;
      year.hidden = year.nextElementSibling?.matches("article.event") ?? false;
    } else if (!element.hidden && year) {
      year.hidden = false;
    }
  }
}

function fillForm(form, filters) {
  for (const name of FILTERS) form.elements[name].value = filters[name] ?? "";
}

function formFilters(form) {
  return Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value.trim()]));
}
