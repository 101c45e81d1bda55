"""How often each code is recorded of people: the breakdowns of the figures."""

from collections import Counter
from collections.abc import Iterable, Sequence

from projections.measures.measure import NOT_RECORDED
from projections.operation.person import PROFILE, Person


def by(people: Iterable[Person], *names: str) -> dict[str, dict[str, int]]:
    """People by their recorded details; several kinds of exploitation count each (FACTS 7)."""
    everybody = list(people)
    return {name: tally(value for person in everybody for value in _values(person, name)) for name in names}


def _values(person: Person, name: str) -> Sequence[str | None]:
    match name:
        case "age_now":
            return (person.age,)
        case "exploitation_type":
            return person.exploitation or (None,)
        case _:
            return (detail(person, name),)


def detail(person: Person, name: str) -> str | None:
    """What is recorded of a person under this name; None is not recorded."""
    said: str | None = person.profile.get(name) if name in PROFILE else getattr(person, name)
    return said


def tally(values: Iterable[str | None]) -> dict[str, int]:
    """How often each code occurs, the most frequent first; nothing recorded is a code of its own."""
    counted = Counter(value or NOT_RECORDED for value in values)
    return dict(sorted(counted.items(), key=lambda row: (-row[1], row[0])))
