// Arrow keys on the timeline: left and right within a track, up and down between tracks; one tab stop for all marks.
function timelineKeys(timeline) {
  const shown = (root) => [...root.querySelectorAll("a.mark")].filter((mark) => !mark.parentElement.hidden);
  const middle = (mark) => {
    const box = mark.querySelector(".num").getBoundingClientRect();
    return box.left + box.width / 2;
  };

  function makeStop(mark) {
    for (const other of timeline.querySelectorAll('a.mark[tabindex="0"]')) other.tabIndex = -1;
    mark.tabIndex = 0;
  }

  function other(mark, key) {
    const lane = shown(mark.closest(".lane"));
    if (key === "ArrowRight") return lane[lane.indexOf(mark) + 1];
    if (key === "ArrowLeft") return lane[lane.indexOf(mark) - 1];
    if (key === "Home") return lane[0];
    if (key === "End") return lane.at(-1);
    const lanes = [...timeline.querySelectorAll(".lane")].filter((one) => shown(one).length);
    const next = lanes[lanes.indexOf(mark.closest(".lane")) + (key === "ArrowDown" ? 1 : -1)];
    if (!next || (key !== "ArrowDown" && key !== "ArrowUp")) return null;
    const away = (one) => Math.abs(middle(one) - middle(mark));
    return shown(next).reduce((best, one) => (away(one) < away(best) ? one : best));
  }

  for (const mark of timeline.querySelectorAll("a.mark")) mark.tabIndex = -1;
  const first = timeline.querySelector("a.mark");
  if (first) first.tabIndex = 0;
  timeline.addEventListener("focusin", (event) => event.target.matches("a.mark") && makeStop(event.target));
  timeline.addEventListener("keydown", (event) => {
    const next = event.target.matches("a.mark") && other(event.target, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return () => {
    const stop = timeline.querySelector('a.mark[tabindex="0"]');
    if (stop?.parentElement.hidden) {
      const free = shown(timeline)[0];
      if (free) makeStop(free);
    }
  };
}
