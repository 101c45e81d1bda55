"""A flow from stage to stage: nodes as bars, links as ribbons as thick as the people on them are many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import wrap

from projections.views.flow import Link
from web.charts.bar import Bar
from web.charts.palette import COLOURS

WIDTH, NODE, LAST = 740.0, 14.0, 178.0
"""Units of the picture: its width, that of a node, and the room for the words of the last stage."""
TALLEST, THICKEST = 300.0, 22.0
"""How tall a whole stage is at the most, and how thick one person is."""
LINE, GAP, HEAD = 17.0, 12.0, 32.0
"""Height of a line of words, room between nodes, and room for the headings above."""
LETTERS, LETTERS_AFTER, MANY = 15, 20, 6
"""Letters to a line, in the last stage with its number, and from how many nodes on a stage counts as full."""

UNSAID = frozenset({"not_talked_to", "no_finding", "duty_not_known", "not_recorded"})
"""The nodes of those of whom nothing was recorded: hatched."""


@dataclass(slots=True)
class Node:
    """A node where it stands; ribbons leave from `out` and enter at `into`, both moving down as they are drawn.

    `short` sets the number before its words, on one line, where many nodes stand under one another.
    """

    name: str
    n: int
    x: float
    y: float
    height: float
    lines: list[str]
    colour: str
    short: bool = False
    out: float = 0
    into: float = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """The picture: nodes by stage, and ribbons as (path, colour)."""

    stages: list[list[Node]]
    ribbons: list[tuple[str, str]]
    height: float

    @property
    def people(self) -> int:
        """How many set out, and so how many each stage adds up to."""
        return sum(node.n for node in self.stages[0])

    def rows(self, stage: int, words: Mapping[str, str]) -> list[Bar]:
        """One stage as rows for bars, where there is no room for the picture."""
        return [Bar(words[node.name], node.n, unknown_only=node.name in UNSAID) for node in self.stages[stage]]


def flow_of(links: Iterable[Link], words: Mapping[str, str], colours: Mapping[str, str]) -> Flow:
    """Lay out the links; `colours` names a node's colour (`COLOURS`), else it is grey."""
    found = list(links)
    counted = _counted(found, list(words))
    if not counted:
        return Flow([], [], 0)
    one = min(THICKEST, TALLEST / sum(counted[0].values()))
    step = (WIDTH - NODE - LAST) / max(len(counted) - 1, 1)
    stages = [
        _stage(nodes, round(step * number, 2), one, words, colours, number == len(counted) - 1)
        for number, nodes in enumerate(counted)
    ]
    height = max(sum(_slot(node) for node in nodes) - GAP for nodes in stages)
    for nodes in stages:
        _stack(nodes, height)
    return Flow(stages, _ribbons(found, stages, one), round(height + HEAD + 2, 2))


def _counted(links: list[Link], order: list[str]) -> list[dict[str, int]]:
    """How many pass each node, by stage, in the order of the words."""
    stages: list[dict[str, int]] = [{} for _ in range(max((link.stage for link in links), default=-2) + 2)]
    for link in links:
        for stage, name in ((0, link.start), (link.stage + 1, link.end)):
            if stage or link.stage == 0:
                stages[stage][name] = stages[stage].get(name, 0) + link.n
    return [dict(sorted(nodes.items(), key=lambda node: order.index(node[0]))) for nodes in stages]


def _stage(
    nodes: Mapping[str, int],
    x: float,
    one: float,
    words: Mapping[str, str],
    colours: Mapping[str, str],
    last: bool,
) -> list[Node]:
    short = last and len(nodes) > MANY
    made = []
    for name, n in nodes.items():
        lines = wrap(f"{n} {words[name]}", LETTERS_AFTER) if short else wrap(words[name], LETTERS)
        made.append(Node(name, n, x, 0, n * one, lines, COLOURS[colours.get(name, "grey")], short))
    return made


def _slot(node: Node) -> float:
    return max(node.height, LINE * (len(node.lines) + (not node.short))) + GAP


def _stack(nodes: list[Node], height: float) -> None:
    """Set a stage's nodes one under the other, the whole nearer to the top: reading begins there."""
    y = (height - sum(_slot(node) for node in nodes) + GAP) / 4 + HEAD
    for node in nodes:
        node.y = node.out = node.into = round(y, 2)
        y += _slot(node)


def _ribbons(links: list[Link], stages: list[list[Node]], one: float) -> list[tuple[str, str]]:
    named = [{node.name: node for node in nodes} for nodes in stages]
    drawn = []
    for link in links:
        start, end, thick = named[link.stage][link.start], named[link.stage + 1][link.end], link.n * one
        drawn.append((_ribbon(start.x + NODE, start.out, end.x, end.into, thick), end.colour))
        start.out += thick
        end.into += thick
    return drawn


def _ribbon(left: float, top: float, right: float, to: float, thick: float) -> str:
    middle = (left + right) / 2
    there = f"M{left:.1f} {top:.1f}C{middle:.1f} {top:.1f} {middle:.1f} {to:.1f} {right:.1f} {to:.1f}"
    back = f"C{middle:.1f} {to + thick:.1f} {middle:.1f} {top + thick:.1f} {left:.1f} {top + thick:.1f}"
    return f"{there}V{to + thick:.1f}{back}Z"
