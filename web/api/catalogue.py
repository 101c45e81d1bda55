"""Everything that people can do, as a page: generated from the decisions."""

from domain.events import CHAPTERS as EVENT_CHAPTERS
from service.access.table import AUDIENCE, COMPARTMENT, MAY_DO
from service.commands.names import DECISIONS, slug
from service.commands.schema import input_fields, required_fields
from web.wording import ACTIONS, CHAPTERS


def catalogue() -> str:
    """Everything that people can do, by chapter: who may, what it asks, what it says in the log."""
    lines = ["# What can be done", "", "Generated from the decisions; `make docs` writes it.", ""]
    for chapter, heading in CHAPTERS.items():
        lines += [f"## {heading}", "", "| what | event | kind | late | fields | roles |", "|---|---|---|---|---|---|"]
        for name, decision in DECISIONS.items():
            if EVENT_CHAPTERS[chapter].__name__ == decision.event.__module__:
                needed = required_fields(decision)
                asked = ", ".join(f"**{each}**" if each in needed else each for each in input_fields(decision))
                kind, late = "gate" if decision.gate else "record", "yes" if decision.late else ""
                roles = ", ".join(role for role in AUDIENCE if name in MAY_DO[role] and role != "operator")
                what = f"{ACTIONS[name]} (`{slug(decision)}`)"
                lines.append(f"| {what} | `{name}`, {COMPARTMENT[name]} | {kind} | {late} | {asked} | {roles} |")
        lines.append("")
    return "\n".join(lines)
