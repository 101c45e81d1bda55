"""What a person typed freely goes into the vault, and a reference to it into the event."""

from collections.abc import Iterable, Iterator, Mapping

from domain.declaration import derived, fields_of
from domain.kernel import Event
from domain.listed import SealedContact
from domain.outside import OUTSIDE, ContactId, OrganisationId
from domain.words import Agency, OperationId, PersonId, Sealed, SealedReference
from service.privacy.vault import Vault, VaultWrite


@derived
def sealed_fields(kind: type[Event]) -> tuple[str, ...]:
    """The fields of an event type that hold text for the vault."""
    return tuple(each.name for each in fields_of(kind, Sealed))


def references(event: Event) -> Iterator[str]:
    """The references of the texts of an event."""
    for name in sealed_fields(type(event)):
        if reference := getattr(event, name):
            yield str(reference)


def subject_of(kind: type[Event], plain: Mapping[str, object]) -> str:
    """Whose key seals the texts of an entry: the person's that it is about, else the operation's or organisation's."""
    about = (plain.get(each.name) for each in fields_of(kind, PersonId) if not each.many)
    person = next(about, None)
    if person:
        return PersonId(person).tag
    operation = OperationId(str(plain["operation"]))
    if operation != OUTSIDE:
        return operation.tag
    said_of = next((plain.get(each.name) for each in fields_of(kind, Agency)), None)
    return OrganisationId.of(str(said_of or "")).tag


def subject_of_all(operation: OperationId, events: Iterable[Event]) -> str:
    """Whose key seals what is said about several events: the one person's whom they are about, else the operation's."""
    people = {tag for each in events for tag in each.tags if tag.startswith(f"{PersonId.prefix}:")}
    return people.pop() if len(people) == 1 else operation.tag


def contact_of(kind: type[Event], plain: Mapping[str, object]) -> str | None:
    """Whose key seals who a contact is; None where the entry says nothing of that."""
    if not any(plain.get(each.name) for each in fields_of(kind, SealedContact)):
        return None
    return ContactId.of(*(str(plain.get(name) or "") for name in ("council", "partner", "post"))).tag


def seal(
    vault: Vault, kind: type[Event], plain: Mapping[str, object], subject: str | None = None
) -> tuple[dict[str, object], list[VaultWrite]]:
    """The same fields with each free text replaced by its reference, and what to store beside the event.

    `subject` is whose key seals them, where the fields do not say it. Raises ValueError for a text that is too long.
    """
    writes: list[VaultWrite] = []
    sealed = dict(plain)
    subject = subject or subject_of(kind, plain)
    operation = OperationId(str(plain["operation"])).tag
    contact = contact_of(kind, plain)
    for field in fields_of(kind, Sealed):
        if isinstance(text := plain.get(field.name), str) and text:
            mark = vault.mark(operation, text) if field.is_a(SealedReference) else ""
            whose = contact if contact and field.is_a(SealedContact) else subject
            sealed[field.name], write = vault.seal(whose, field.name, text, mark)
            writes.append(write)
    return sealed, writes
