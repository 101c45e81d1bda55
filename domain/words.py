"""Typed references that know their tag, and the vocabularies: codes, never sentences.

References belong to their operation ("op7f3a/P03"), so that no two operations share one by accident; a bed, room
or interpreter of one operation may be used by another (Newcastle's memorandum), and is then named in full.
"""

import re
from typing import ClassVar, Self

from domain.names import folded, squeezed
from domain.patterned import Patterned

_OPERATION = re.compile(r"op[0-9a-z-]*")
"""What stands before the stroke of a reference in full."""


class Id(str):
    """A reference that makes its own tag: PersonId("op1/P03").tag is "person:op1/P03"."""

    __slots__ = ()
    prefix: ClassVar[str] = ""

    @property
    def tag(self) -> str:
        return self.prefix + ":" + self

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tag, and the tags of what it is part of."""
        return (self.prefix + ":" + self,)


class Agency(str):
    """The name of an organisation, as the partners know it: "Police", "British Red Cross"."""

    __slots__ = ()

    @property
    def folded(self) -> str:
        """The one spelling by which names of organisations are compared: whoever writes it, it is the same one."""
        return folded(self)


class Credited(Agency):
    """The agency that did something, where that is not the one on whose behalf it is recorded."""

    __slots__ = ()


class Owner(Agency):
    """Who owns an action: an organisation, or a post in it; never a person."""

    __slots__ = ()


class OperationId(Id):
    __slots__ = ()
    prefix = "operation"


class EntryId(Id):
    """What somebody entered in one go: one command, one or several events. The idempotency key."""

    __slots__ = ()
    prefix = "entry"


class PlaceId(Id):
    """A building that can be booked, by a code that is not its address."""

    __slots__ = ()
    prefix = "place"


class Scoped(Patterned, Id):
    """A reference inside an operation."""

    __slots__ = ()

    @classmethod
    def of(cls, operation: str, ref: str) -> Self:
        """The reference as people say it ("P03"), or in full where it belongs to another operation.

        Raises ValueError, in words, for what is no reference of this kind.
        """
        other, slash, rest = ref.strip().partition("/")
        whole = bool(slash) and _OPERATION.fullmatch(other) is not None
        return cls(f"{other if whole else operation}/{cls.read(rest if whole else ref)}")

    @property
    def operation(self) -> OperationId:
        return OperationId(self.partition("/")[0])

    @property
    def ref(self) -> str:
        """The part that people say: "P03"."""
        return self.partition("/")[2]


class CentreId(Scoped):
    __slots__ = ()
    prefix = "centre"
    pattern = re.compile(r"C[0-9]{1,2}")
    said = "C and one or two digits, such as C1"


class PersonId(Scoped):
    __slots__ = ()
    prefix = "person"
    pattern = re.compile(r"P[0-9]{2,4}")
    said = "P and two to four digits, such as P03, never a name"


class SuspectId(Scoped):
    __slots__ = ()
    prefix = "suspect"
    pattern = re.compile(r"S[0-9]{2,4}")
    said = "S and two to four digits, such as S01, never a name"


class PartnerId(Scoped):
    """An organisation, under the name by which the partners know it."""

    __slots__ = ()
    prefix = "partner"
    pattern = re.compile(r"\S(.{0,78}\S)?")
    said = "a name of at most 80 letters"

    @classmethod
    def normalised(cls, ref: str) -> str:
        """Trimmed, with single spaces; its letters stay as they are written."""
        return squeezed(ref)


class TransportId(Scoped):
    __slots__ = ()
    prefix = "transport"
    pattern = re.compile(r"T[0-9]{1,4}")
    said = "T and one to four digits, such as T1"


class BedId(Scoped):
    """A numbered bed of a centre: "op1/C1.3"."""

    __slots__ = ()
    prefix = "bed"
    pattern = re.compile(r"C[0-9]{1,2}\.[0-9]{1,4}")
    said = "the number of the bed, such as 3"

    @classmethod
    def normalised(cls, ref: str) -> str:
        """Bed "03" is bed 3: a number is the same with noughts before it."""
        said = super().normalised(ref)
        return re.sub(r"\.0+(?=[0-9])", ".", said) if cls.pattern.fullmatch(said) else said

    @property
    def numbered(self) -> bool:
        """Whether it has a number at all."""
        return self.rpartition(".")[2].isdecimal()

    @property
    def number(self) -> int:
        return int(self.rpartition(".")[2])

    @property
    def centre(self) -> CentreId:
        return CentreId(self.rpartition(".")[0])

    @property
    def tags(self) -> tuple[str, ...]:
        return (self.tag, CentreId.prefix + ":" + self.rpartition(".")[0])


class RoomId(Scoped):
    __slots__ = ()
    prefix = "room"
    pattern = re.compile(r"[A-Z]{1,2}[0-9]{1,3}")
    said = "one or two letters and up to three digits, such as R1"


class InterpreterId(Scoped):
    __slots__ = ()
    prefix = "interpreter"
    pattern = re.compile(r"[A-Z][0-9]{0,3}|tel")
    said = "a letter and up to three digits, such as I1, or tel for the telephone"

    @classmethod
    def normalised(cls, ref: str) -> str:
        """Upper case, but for the telephone line, which is always "tel"."""
        said = super().normalised(ref)
        return TELEPHONE if said == TELEPHONE.upper() else said


class InterpreterOrNone(InterpreterId):
    """An interpreter, or that there was none: then it is nobody, and no rule asks for it."""

    __slots__ = ()
    pattern = re.compile(rf"{InterpreterId.pattern.pattern}|none")
    said = f"{InterpreterId.said}, or none"

    @classmethod
    def normalised(cls, ref: str) -> str:
        said = super().normalised(ref)
        return NO_INTERPRETER if said == NO_INTERPRETER.upper() else said

    @property
    def tags(self) -> tuple[str, ...]:
        return () if self.ref == NO_INTERPRETER else (self.tag,)

    @property
    def somebody(self) -> InterpreterId | None:
        """The interpreter; None where there was none."""
        return None if self.ref == NO_INTERPRETER else self


class LessonId(Scoped):
    __slots__ = ()
    prefix = "lesson"
    pattern = re.compile(r"L[0-9]{1,4}")
    said = "L and one to four digits, such as L1"


class Sealed(str):
    """A reference into the vault. What it stands for is not in the log."""

    __slots__ = ()


class SealedReference(Sealed):
    """A reference in somebody else's system (a crime number, a case, a receipt), sealed like any text.

    Before its full stop stands a mark made with the operation's key, so that the same reference is told from another
    one without opening either.
    """

    __slots__ = ()

    @property
    def mark(self) -> str:
        return self.partition(".")[0]


INTERPRETERS = "Interpreters"
"""The booked interpreters arrive and leave like a partner, but are none."""
TELEPHONE = "tel"
"""The telephone interpreter line: never exclusive."""
NO_INTERPRETER = "none"
"""Somebody said that there was no interpreter, which is another thing than saying nothing."""
