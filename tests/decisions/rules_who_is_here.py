"""What stands against coming back, moving, merging and a bed, with what makes it so."""

from tests.decisions.rules_before import Rule, full
from tests.given import people_here, two_centres

WHO_IS_HERE: list[Rule] = [
    ("nothing to move from", people_here, "BedMoved", "P01", {"bed": "1"}, ("has_no_bed",)),
    ("moving to a bed that somebody has", full, "BedMoved", "P01", {"bed": "2"}, ("bed_taken",)),
    ("moving to a bed that there is not", full, "BedMoved", "P01", {"bed": "9"}, ("unknown_bed",)),
    (
        "a bed after the venue was given back",
        lambda: people_here().has("VenueReleased"),
        "BedAllocated",
        "P03",
        {},
        ("no_bed_free",),
    ),
    ("back without having left", people_here, "PersonReturned", "P01", {}, ("not_departed",)),
    (
        "back twice",
        lambda: people_here().has(("PersonDeparted", "P01"), ("PersonReturned", "P01")).at("08:30"),
        "PersonReturned",
        "P01",
        {},
        ("not_departed",),
    ),
    ("moved to where they are", people_here, "PersonMovedCentre", "P01", {"centre": "C1"}, ("same_centre",)),
    (
        "moved after leaving",
        lambda: two_centres().has(("PersonDeparted", "P01")).at("08:30"),
        "PersonMovedCentre",
        "P01",
        {"centre": "C2"},
        ("departed",),
    ),
    (
        "left again after coming back",
        lambda: people_here().has(("PersonDeparted", "P01")).at("08:20").has(("PersonReturned", "P01")).at("08:30"),
        "PersonDeparted",
        "P01",
        {},
        (),
    ),
    (
        "a duplicate of itself",
        people_here,
        "RegistrationVoided",
        "P01",
        {"duplicate_of": "P01"},
        ("duplicate_not_registered",),
    ),
    (
        "a duplicate of nobody",
        people_here,
        "RegistrationVoided",
        "P01",
        {"duplicate_of": "P77"},
        ("duplicate_not_registered",),
    ),
    (
        "a duplicate of its own duplicate",
        lambda: people_here().has(("RegistrationVoided", "P02", {"duplicate_of": "P01"})),
        "RegistrationVoided",
        "P01",
        {"duplicate_of": "P02"},
        ("duplicate_not_registered",),
    ),
    (
        "a duplicate of an error",
        lambda: people_here().has(("RegistrationVoided", "P02")),
        "RegistrationVoided",
        "P01",
        {"duplicate_of": "P02"},
        ("duplicate_not_registered",),
    ),
    (
        "a duplicate of a duplicate of somebody who stands",
        lambda: people_here().has(("RegistrationVoided", "P02", {"duplicate_of": "P01"})),
        "RegistrationVoided",
        "P03",
        {"duplicate_of": "P02"},
        (),
    ),
]
