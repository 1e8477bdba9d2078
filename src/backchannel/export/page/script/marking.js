// Marks words of a report's text by their offsets (code points, end exclusive).
function unmark(sheet) {
  for (const piece of sheet.querySelectorAll(".s.on")) {
    piece.classList.remove("on");
    piece.removeAttribute("tabindex");
    if (piece.matches(".made")) piece.replaceWith(...piece.childNodes);
  }
  sheet.normalize();
}

// Returns the first marked element, or null where the text has no such words.
function markWords(sheet, start, end) {
  const inside = [...sheet.querySelectorAll(".s[data-s]")].filter((p) => p.dataset.s >= start && p.dataset.e <= end);
  const whole = inside.some((p) => Number(p.dataset.s) === start) && inside.some((p) => Number(p.dataset.e) === end);
  const pieces = whole ? inside : [...sheet.querySelectorAll(".z")].flatMap((block) => cutOut(block, start, end));
  for (const piece of pieces) piece.classList.add("on");
  return pieces[0] ?? null;
}

// Wraps the part of a block between two offsets that no known words end at.
function cutOut(block, start, end) {
  const found = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => (node.parentElement.matches(".ref") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  let at = Number(block.dataset.s);
  for (const node of nodes) {
    const points = [...node.data];
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, points.length);
    at += points.length;
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(node, points.slice(0, from).join("").length);
    range.setEnd(node, points.slice(0, to).join("").length);
    const piece = document.createElement("span");
    piece.className = "s made";
    range.surroundContents(piece);
    found.push(piece);
  }
  return found;
}
