"""What each event means for a state: one small handler a type, declared beside its chapter."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from domain.kernel import E, Event, RecordedEvent

S = TypeVar("S")


class Dispatcher(Generic[S]):
    """The handlers of a state, by the type of event that they take; a type without one changes nothing."""

    def __init__(self) -> None:
        # Handlers of different events share one table; that each gets its own is known to `register` alone.
        self._handlers: dict[type[Event], Callable[[S, RecordedEvent, Any], None]] = {}

    def register(self, handler: Callable[[S, RecordedEvent, E], None]) -> Callable[[S, RecordedEvent, E], None]:
        """Declare a handler of the type of event, or of each of the union, that its last parameter is declared as.

        Raises ValueError where one of them has a handler already.
        """
        declared = list(get_type_hints(handler).values())[2]
        for kind in get_args(declared) or (declared,):
            if kind in self._handlers:
                raise ValueError(f"{kind.__name__} has a handler already")
            self._handlers[kind] = handler
        return handler

    def apply(self, state: S, recorded: RecordedEvent) -> None:
        """Change the state by one event."""
        handler = self._handlers.get(type(recorded.event))
        if handler is not None:
            handler(state, recorded, recorded.event)
