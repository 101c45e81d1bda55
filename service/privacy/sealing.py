"""What a person typed freely goes into the vault, and a reference to it into the event."""

from collections.abc import Mapping

from domain.declaration import derived, fields_of
from domain.kernel import Event
from domain.words import OUTSIDE, OperationId, OrganisationId, PersonId, Sealed
from service.privacy.vault import Vault, VaultWrite


@derived
def sealed_fields(kind: type[Event]) -> tuple[str, ...]:
    """The fields of an event type that hold text for the vault."""
    return tuple(each.name for each in fields_of(kind, Sealed))


def subject_of(kind: type[Event], plain: Mapping[str, object]) -> str:
    """Whose key seals the texts of an entry: the person's that it is about, else the operation's or organisation's."""
    about = (plain.get(each.name) for each in fields_of(kind, PersonId) if not each.many)
    person = next(about, None)
    if person:
        return PersonId(person).tag
    operation = OperationId(str(plain["operation"]))
    return OrganisationId.of(str(plain["name"])).tag if operation == OUTSIDE else operation.tag


def seal(vault: Vault, kind: type[Event], plain: Mapping[str, object]) -> tuple[dict[str, object], list[VaultWrite]]:
    """The same fields with each free text replaced by its reference, and what to store beside the event.

    Raises ValueError for a text that is too long, or is none.
    """
    writes: list[VaultWrite] = []
    sealed = dict(plain)
    subject = subject_of(kind, plain)
    for name in sealed_fields(kind):
        if text := plain.get(name):
            if not isinstance(text, str):
                raise ValueError(f"{name}: Expected a text")
            sealed[name], write = vault.seal(subject, name, text)
            writes.append(write)
    return sealed, writes
