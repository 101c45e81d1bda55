"""What of a figure may be published, as the figure declares it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Public:
    """What of a figure may be published. `n` and `of` name the quantity of persons that stands there.

    A figure without either counts no persons, and is never hidden. `partition` is the breakdown whose cells add up to
    `n`; `breakdowns` are those of a figure that counts no persons. `known_only` says that `n` leaves out those not
    recorded; `without_of` that it is published without what it is out of. `never_all` are the labels of the partition
    under which the public must not learn that everybody stands; with none it is still no one label. None: the
    partition says nothing of a group of people.
    """

    n: str | None = None
    of: str | None = None
    partition: str | None = None
    breakdowns: tuple[str, ...] = ()
    known_only: bool = False
    without_of: bool = False
    never_all: tuple[str, ...] | None = None

    @property
    def of_persons(self) -> bool:
        """Whether any number of it counts persons."""
        return self.n is not None or self.of is not None
