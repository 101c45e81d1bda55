"""What stands in the log and cannot be read as an event, in its place: it harms its own operation alone."""

from dataclasses import dataclass

from domain.kernel import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable(Event):
    """An entry of no type that there is, or whose data does not fit its type. It counts until it is voided.

    `kind` is the name that it is stored under, `held` its tags.
    """

    kind: str
    held: tuple[str, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        return self.held


def stored_as(event: Event) -> str:
    """The name that an event is stored under, whether or not it can be read."""
    return event.kind if isinstance(event, Unreadable) else type(event).__name__
