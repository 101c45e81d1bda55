"""The directory of one's own council to read, for programs: its venues and its partners' contacts."""

from collections.abc import Callable, Iterable

from fastapi import APIRouter, Request

from domain.declaration import declared
from domain.events.organisations import ContactListed, VenueListed
from domain.outside import OUTSIDE
from domain.words import Sealed
from projections.across.directory import Directory, Listing
from service.access.visibility import must_see
from service.listings import NOT_OF_A_ROW, in_clear, without_texts
from web.api.answer import Answer
from web.api.roles import read_by
from web.api.shapes import Schema, an_object, answers_with, several
from web.http.access_log import note
from web.http.application import application
from web.http.sign_in import signed_in

router = APIRouter(prefix="/api/directory", tags=["Read"])


def _shape(event: type[Listing]) -> Schema:
    fields = {name: each for name, each in declared(event).items() if name not in NOT_OF_A_ROW}
    texts = {name: Schema() for name, each in fields.items() if each.is_a(Sealed)}
    return several(an_object({name: Schema() for name in fields if name not in texts}, texts))


@router.get("/venues", responses=answers_with("The venues", _shape(VenueListed)), openapi_extra=read_by("directory"))
async def venues(request: Request) -> Answer:
    """Every venue that the directory of one's own council holds, each text in clear. That it was read is kept.

    To a program's token the texts that are sealed stay closed: they are left out."""
    return await _read(request, "venues", lambda own: own.venues.values())


@router.get(
    "/contacts", responses=answers_with("The contacts", _shape(ContactListed)), openapi_extra=read_by("directory")
)
async def contacts(request: Request) -> Answer:
    """Every contact of a partner in the directory of one's own council, in clear. That it was read is kept.

    To a program's token names, telephone numbers and mail addresses stay closed: they are left out."""
    return await _read(request, "contacts", lambda own: own.contacts.values())


async def _read(request: Request, what: str, of: Callable[[Directory], Iterable[Listing]]) -> Answer:
    viewer = await signed_in(request)
    must_see(viewer, "directory")
    app = application(request)
    await app.days.follow()
    listed = of(app.days.directories.of(viewer.agency))
    rows = without_texts(listed) if viewer.by_token else await in_clear(listed, app.vault)
    await note(request, OUTSIDE, f"{what} of the directory read", "")
    return Answer(rows)
