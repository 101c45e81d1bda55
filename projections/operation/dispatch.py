"""What each event means for a state: one small handler a type, declared beside its chapter."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from domain.kernel import E, Event, RecordedEvent

S = TypeVar("S")


class Dispatcher(Generic[S]):
    """The handlers of a state, by the type of event that they take; a type without one changes nothing."""

    def __init__(self) -> None:
        # Handlers of different events share one table, so what they take is known to `on` alone.
        self._handlers: dict[type[Event], Callable[[S, RecordedEvent, Any], None]] = {}

    def on(
        self, *kinds: type[E]
    ) -> Callable[[Callable[[S, RecordedEvent, E], None]], Callable[[S, RecordedEvent, E], None]]:
        """Declare the handler of one or several types of event. Raises ValueError where one has a handler already."""

        def register(handler: Callable[[S, RecordedEvent, E], None]) -> Callable[[S, RecordedEvent, E], None]:
            for kind in kinds:
                if kind in self._handlers:
                    raise ValueError(f"{kind.__name__} has a handler already")
                self._handlers[kind] = handler
            return handler

        return register

    def apply(self, state: S, recorded: RecordedEvent) -> None:
        """Change the state by one event."""
        handler = self._handlers.get(type(recorded.event))
        if handler is not None:
            handler(state, recorded, recorded.event)
