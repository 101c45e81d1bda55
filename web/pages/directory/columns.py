"""The columns of the two directories: one list for the form, the import and the file that is taken away."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from domain.bounds import closed
from domain.declaration import Declared, declared
from domain.events.organisations import ContactListed, VenueListed
from domain.vocabulary import VENUE_CHECKS
from projections.across.directory import Listing
from web.wording.capitals import capitalise
from web.wording.labels import label

BETWEEN = "; "
"""What sets several apart in one cell."""


@dataclass(frozen=True, slots=True)
class DirectoryColumn:
    """A column by its heading, and the field that it fills; `check` is the one of a checklist that it answers."""

    head: str
    field: str
    check: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A directory: the event behind a row, its columns, and the fields by which a row is the same entry again."""

    slug: str
    title: str
    one: str
    event: type[Listing]
    columns: tuple[DirectoryColumn, ...]
    key: tuple[str, ...]

    def declared(self, column: DirectoryColumn) -> Declared:
        """The field behind a column."""
        return declared(self.event)[column.field]

    def column(self, field: str) -> DirectoryColumn:
        """The first column that fills a field."""
        return next(each for each in self.columns if each.field == field)


CHECKS = tuple(DirectoryColumn(capitalise(label(each)), "has", each) for each in VENUE_CHECKS.codes)
VENUES = Listed(
    "venues",
    "Venues",
    "venue",
    VenueListed,
    (
        DirectoryColumn("Venue", "place", hint="What you call it, not its address."),
        DirectoryColumn("Address", "address", hint="Sealed. Only those who plan can open it."),
        DirectoryColumn("Kind", "model"),
        DirectoryColumn("Rooms", "rooms"),
        DirectoryColumn("Beds", "beds"),
        DirectoryColumn("Nights", "nights", hint="How many in a row it can be had."),
        DirectoryColumn("Cost a night", "pounds_a_night", hint="In pounds."),
        DirectoryColumn("Payer", "payer"),
        DirectoryColumn("Contact in hours", "contact_in_hours", hint="Who has the keys, and the telephone."),
        DirectoryColumn("Contact out of hours", "contact_out_of_hours"),
        DirectoryColumn("Suits", "suits"),
        DirectoryColumn("Not fit for", "not_for"),
        DirectoryColumn("Shared", "shared", hint="Two operations may have it on the same night."),
        DirectoryColumn("In use", "in_use", hint="No: it is kept and no longer offered."),
        *CHECKS,
    ),
    ("place",),
)
CONTACTS = Listed(
    "partners",
    "Partners",
    "contact",
    ContactListed,
    (
        DirectoryColumn("Organisation", "partner", hint="As the partners know it: British Red Cross."),
        DirectoryColumn("Post", "post", hint="A post, a team or a desk: Duty manager. Never a person's name."),
        DirectoryColumn("Name", "name", hint="Whoever holds the post now. Sealed."),
        DirectoryColumn("E-mail", "email"),
        DirectoryColumn("Telephone", "telephone"),
        DirectoryColumn("Reached", "reached", hint="In hours, out of hours, or as deputy."),
        DirectoryColumn("Does", "does", hint="What the organisation does in a centre."),
        DirectoryColumn("Brings", "brings"),
        DirectoryColumn("Expects", "expects", hint="What it expects of others."),
        DirectoryColumn("In use", "in_use", hint="No: it is kept and no longer shown."),
    ),
    ("partner", "post"),
)
DIRECTORIES = {each.slug: each for each in (VENUES, CONTACTS)}


def said(listed: Listed, column: DirectoryColumn, fields: Mapping[str, object]) -> str:
    """What stands in a cell."""
    value = fields.get(column.field)
    if column.check:
        lacks = fields.get("lacks")
        found = [
            each for each, codes in ((True, value), (False, lacks)) if isinstance(codes, list) and column.check in codes
        ]
        return label(found[0]) if found else ""
    if value is None or value == []:
        return ""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list):
        return BETWEEN.join(label(each) for each in value)
    return label(value) if isinstance(value, bool) or closed(listed.declared(column)) else str(value)
