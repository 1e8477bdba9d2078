"""Where each mark stands, as CSS rules: the page's policy allows no `style` attribute."""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.export.page.lanes import Lane, Mark, Timeline

ROW_REM = {"labelled": 2.15, "numbered": 2.15, "ticks": 0.95}


def place_rules(timeline: Timeline) -> str:
    """Return the rules for all ticks, breaks, lanes and marks; their ids are those that the template gives."""
    rules = [f"#page-t{n}{{left:{_share(tick.at)}}}" for n, tick in enumerate(timeline.ticks, start=1)]
    rules += [f"#page-g{n}{{left:{_share(tick.at)}}}" for n, tick in enumerate(timeline.ticks, start=1)]
    for n, cut in enumerate(timeline.breaks, start=1):
        rules.append(f"#page-b{n}{{left:{_share(cut.left)};width:{_share(cut.right - cut.left)}}}")
        rules.append(f"#page-bl{n}{{left:{_share((cut.left + cut.right) / 2)}}}")
    for n, lane in enumerate(timeline.lanes, start=1):
        rules += _lane(n, lane)
    return "\n".join(rules)


def _lane(number: int, lane: Lane) -> Iterator[str]:
    row = ROW_REM[lane.density]
    yield f"#page-l{number}{{height:{max(1, lane.rows) * row + 0.4:g}rem}}"
    for place, mark in enumerate(lane.marks, start=1):
        name = f"#page-m{number}-{place}"
        width = mark.right - mark.left
        yield f"{name}{{left:{_share(mark.left)};width:{_share(width)};top:{mark.row * row:g}rem}}"
        yield from _dots(name, mark, width)


def _dots(name: str, mark: Mark, width: float) -> Iterator[str]:
    for place, dot in enumerate(mark.dots, start=1):
        yield f"{name}-{place}{{left:{_share((dot - mark.left) / width)}}}"


def _share(value: float) -> str:
    return f"{value * 100:.3f}%"
