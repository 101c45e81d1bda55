"""Who belongs with whom: families, friends, people who came together, and what they ask for as a group."""

from dataclasses import dataclass

from domain.belonging import GroupWish
from domain.events.safeguarding import PeopleLinked, PeopleUnlinked
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.operation.state import OperationState
from projections.views.duplicates import stands_for

Pair = frozenset[PersonId]


@dataclass(frozen=True, slots=True)
class Kinship:
    """Two people who belong together, what they are to each other, and the entry that says so; None is not recorded."""

    pair: Pair
    relation: str | None
    wishes: tuple[GroupWish, ...] | None
    recorded: RecordedEvent

    def other(self, person: PersonId) -> PersonId:
        """The other one of the two."""
        return next(each for each in self.pair if each != person)


@dataclass(frozen=True, slots=True)
class PeopleTogether:
    """Everybody who belongs with a person, directly or through others, in the order of their numbers."""

    members: tuple[PersonId, ...]
    links: tuple[Kinship, ...]

    @property
    def wishes(self) -> tuple[GroupWish, ...]:
        """What any two of them ask for: it holds for the whole group."""
        return tuple(dict.fromkeys(wish for link in self.links for wish in link.wishes or ()))


def links(state: OperationState) -> list[Kinship]:
    """Every pair that belongs together now; who was registered twice is one."""
    found: dict[Pair, Kinship] = {}
    for recorded in state.all(PeopleLinked, PeopleUnlinked):
        event = recorded.event
        assert isinstance(event, PeopleLinked | PeopleUnlinked)
        both = [stands_for(state, each) for each in (event.person, event.linked_to)]
        pair = frozenset(each for each in both if each)
        if isinstance(event, PeopleUnlinked):
            found.pop(pair, None)
        elif len(pair) == len(both):
            before = found.get(pair)
            relation = event.relation or (before.relation if before else None)
            wishes = event.wishes if event.wishes is not None or before is None else before.wishes
            found[pair] = Kinship(pair, relation, wishes, recorded)
    return list(found.values())


def group_of(state: OperationState, person: PersonId) -> PeopleTogether | None:
    """The group of a person; None where nobody recorded that they belong with anybody."""
    every, members = links(state), {person}
    while more := {each for link in every if link.pair & members for each in link.pair} - members:
        members |= more
    if len(members) == 1:
        return None
    return PeopleTogether(tuple(sorted(members)), tuple(link for link in every if link.pair <= members))
