"""What the load model says, as the tables of docs/operating/capacity.md: the same figures give the same text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench.kept import Cost
from bench.load_costs import KEYS, Costs, costs_kept, figures
from bench.load_given import COUNCILS, DENSE, FORCES, ONE, ONE_FILE, OPEN, PEOPLE_A_YEAR, TEN, YEARS, Centre, said_of
from bench.load_model import shares
from bench.load_most import first, most, needed, on_the_disk
from bench.results import Figure

DENSER = replace(Centre(), entries=Centre().entries * DENSE)


def tables() -> str:
    """Every table, in the order of the page."""
    costs = costs_kept()
    parts = (given(), measured(), carried(costs), kingdom(costs), used(costs), checked())
    return "\n\n".join("\n".join(part) for part in parts)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def number(value: float) -> str:
    """A figure with as many digits as it is worth."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def given() -> Iterator[str]:
    yield "### What is assumed\n"
    yield from table(("what", "taken", "from where"), said_of(Centre()))


def measured() -> Iterator[str]:
    yield "### What each thing costs\n"
    found = figures()
    yield from table(("what", "median", "from to"), [_cost(found[key]) for key in KEYS.values()])


def _cost(figure: Cost | Figure) -> tuple[str, str, str]:
    apart = "" if figure.low == figure.high else f"{number(figure.low)} to {number(figure.high)}"
    what = f"{figure.section}: {figure.what}" if isinstance(figure, Figure) and figure.section else figure.what
    return what, f"{number(figure.median)} {figure.unit}".strip(), apart


def carried(costs: Costs) -> Iterator[str]:
    yield "### What it carries\n"
    head = ("on", "centres at once", "screens", "breaks first", f"centres that enter {DENSE} times as much", "first")
    rows = []
    for on in (ONE_FILE, ONE, TEN):
        carries, breaks = most(lambda centres, on=on: shares(centres, on, costs, Centre()))  # type: ignore[misc]
        dense, then = most(lambda centres, on=on: shares(centres, on, costs, DENSER))  # type: ignore[misc]
        screens = number(carries * Centre().screens)
        rows.append((on.name, number(carries), screens, breaks.what, number(dense), then.what))
    yield from table(head, rows)


def mornings() -> dict[str, int]:
    """How many centres are open at once in the United Kingdom, on days of each kind."""
    open_now = PEOPLE_A_YEAR / Centre().people * OPEN / (365 * 24)
    return {"any day": round(open_now), "every force at once": FORCES, "every council at once": COUNCILS}


def kingdom(costs: Costs) -> Iterator[str]:
    yield "### What the United Kingdom would need\n"
    operations = PEOPLE_A_YEAR / Centre().people
    disk = on_the_disk(operations * YEARS, TEN, costs)
    yield (
        f"{PEOPLE_A_YEAR:,} people a year are {number(operations)} centres of {Centre().people} people; "
        f"{YEARS} years of them take {number(disk)} GiB of disk.\n"
    )
    rows = []
    for what, centres in mornings().items():
        one, dense = (needed(centres, TEN, costs, centre) for centre in (Centre(), DENSER))
        rows.append((what, str(centres), *(str(each.machines) if each else "no number does" for each in (one, dense))))
    machines = f"machines of {TEN.cores} cores beside the database's"
    yield from table(("when", "centres at once", machines, f"if they enter {DENSE} times as much"), rows)


def used(costs: Costs) -> Iterator[str]:
    yield "### How much of each thing is used"
    for on in (ONE_FILE, ONE, TEN):
        every = [shares(centres, on, costs, Centre()) for centres in mornings().values()]
        yield f"\nOn {on.name}; the greatest share in **bold**:\n"
        head = ("what", "limit", *(f"{centres} centres" for centres in mornings().values()))
        rows = []
        for n, each in enumerate(every[0]):
            marks = ["**" if found[n].what == first(found).what else "" for found in every]
            shown = [f"{mark}{found[n].of_it:.1%}{mark}" for mark, found in zip(marks, every, strict=True)]
            rows.append((each.what, f"{number(each.limit)} {each.unit}", *shown))
        yield from table(head, rows)


def checked() -> Iterator[str]:
    """Whether a measured run bears it out."""
    yield "### Predicted and measured\n"
    run, said = figures()["load_measured"], figures()["load_predicted"]
    yield (
        f"{run.what}: {number(run.median)} {run.unit} of the processor; predicted {number(said.median)} {said.unit}; "
        f"measured is {run.median / said.median:.2f} of it."
    )
