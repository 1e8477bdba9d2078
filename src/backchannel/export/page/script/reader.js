// The reader: a report's sheet, lent to a dialog; beside the page where there is room, over it where there is not.
const reader = document.getElementById("page-reader");
const holder = document.getElementById("page-holder");
const step = document.getElementById("page-step");
const narrow = matchMedia("(max-width: 59.99rem)");
let lender = null;
let opener = null;

function openReader(report, words) {
  if (lender !== report) {
    giveBack();
    lender = report;
    holder.append(report.querySelector(":scope > .sheet"));
    document.getElementById("page-reader-title").textContent = report.querySelector("h3").textContent;
    document.getElementById("page-reader-letter").textContent = report.querySelector(".letter").textContent;
  }
  if (!reader.open) {
    opener = document.activeElement;
    if (narrow.matches) reader.showModal();
    else reader.show();
    document.documentElement.classList.add("reading");
  }
  showWords(words);
}

function showWords(words) {
  const sheet = holder.firstElementChild;
  unmark(sheet);
  const first = words && markWords(sheet, words.start, words.end);
  step.textContent = stepText(words, first);
  if (!first) {
    holder.scrollTop = 0;
    holder.focus();
    return;
  }
  first.closest("details")?.setAttribute("open", "");
  first.tabIndex = -1;
  first.scrollIntoView({ block: "center" });
  first.focus({ preventScroll: true });
}

function stepText(words, first) {
  if (!words) return "";
  if (!first) return "These words are not in the text.";
  const all = evidenceWords();
  const place = all.findIndex((one) => one.start === words.start && one.end === words.end);
  return place < 0 ? "" : `${place + 1} of ${all.length}`;
}

// The anchors of all words that accounts rest on, in the order of the text.
function evidenceWords() {
  return [...holder.querySelectorAll(".at.ev")].map((at) => ({ ...wordsOf(at.id), target: at.id }));
}

function nextWords(direction) {
  const all = evidenceWords();
  if (!all.length) return null;
  const now = wordsOf(readAddress().target);
  const place = now ? all.findIndex((one) => one.start === now.start && one.end === now.end) : -1;
  if (place < 0) return all[direction > 0 ? 0 : all.length - 1].target;
  return all[(place + direction + all.length) % all.length].target;
}

function giveBack() {
  if (!lender) return;
  const sheet = holder.firstElementChild;
  unmark(sheet);
  lender.append(sheet);
  lender = null;
}

function closeReader({ refocus = true } = {}) {
  if (!reader.open) return;
  reader.close();
  giveBack();
  document.documentElement.classList.remove("reading");
  if (refocus && opener?.isConnected) opener.focus();
}
