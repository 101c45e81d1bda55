"""What stands against saying who belongs with whom, and against signing a referral off."""

from tests.decisions.rules_before import Rule
from tests.given import identified, people_here, referred

TOGETHER: list[Rule] = [
    ("nobody belongs with themselves", people_here, "PeopleLinked", "P01", {"linked_to": "P01"}, ("same_person",)),
    (
        "parting who never belonged together",
        people_here,
        "PeopleUnlinked",
        "P01",
        {"linked_to": "P03"},
        ("not_linked",),
    ),
    (
        "parting is said from either side",
        lambda: people_here().has(("PeopleLinked", "P01", {"linked_to": "P02"})),
        "PeopleUnlinked",
        "P02",
        {"linked_to": "P01"},
        (),
    ),
    (
        "parting twice",
        lambda: people_here().has(
            ("PeopleLinked", "P01", {"linked_to": "P02"}), ("PeopleUnlinked", "P02", {"linked_to": "P01"})
        ),
        "PeopleUnlinked",
        "P01",
        {"linked_to": "P02"},
        ("not_linked",),
    ),
    (
        "signing off what nobody prepared",
        lambda: identified("P01"),
        "ReferralSignedOff",
        "P01",
        {"by": "Police"},
        ("nothing_prepared",),
    ),
    (
        "signing off what was sent already",
        lambda: (
            referred()
            .has(("ReferralPrepared", "P01"), ("CaseWithdrawn", "P01"))
            .has(("NrmReferralSubmitted", "P01", {"by": "Police"}))
        ),
        "ReferralSignedOff",
        "P01",
        {"by": "Police"},
        ("nothing_prepared",),
    ),
    (
        "signing off for an organisation that may not refer",
        lambda: identified("P01").has(("ReferralPrepared", "P01")),
        "ReferralSignedOff",
        "P01",
        {"by": "British Red Cross"},
        ("not_first_responder",),
    ),
]
