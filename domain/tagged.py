"""What is asked by the references that it holds."""

from collections.abc import Iterable

from domain.declaration import fields_of
from domain.words import Id


class Tagged:
    """Something whose references never change: its tags are found once and kept, for every rule and reader asks."""

    __slots__ = ("_tags",)
    _tags: tuple[str, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """What a rule may ask it by: the tag of every reference that it holds, each once."""
        try:
            return self._tags
        except AttributeError:
            # A frozen dataclass takes no attribute in the usual way; what is kept here is no field of it.
            object.__setattr__(self, "_tags", tuple(dict.fromkeys(self._each_tag())))
            return self._tags

    def _each_tag(self) -> Iterable[str]:
        found: list[str] = []
        for each in fields_of(type(self), Id):
            value = getattr(self, each.name)
            if isinstance(value, Id):
                found += value.tags
            elif type(value) is tuple:
                for one in value:
                    found += one.tags
        return found
