"""The sheets of a wall pack. None says where the centre is, what people were made to do, or who anybody is."""

from dataclasses import dataclass
from urllib.parse import urlencode

from domain.texts import ENGLISH, Language
from projections.operation.state import OperationState
from projections.views.made_ready import rooms_ready
from projections.views.plan.languages import languages
from service.application import Application
from service.council_texts import council_texts, read_council_text
from web.reports.codes import DrawnCode, drawn_code
from web.reports.fonts import not_drawn
from web.wording.wall_pack import DOORS, FRONT_DESK, Door


@dataclass(frozen=True, slots=True)
class DoorSheet:
    """A sheet for a door: the room, its centre where there are several, what it is, and the address it opens."""

    room: str
    centre: str
    door: Door
    address: str

    @property
    def code(self) -> DrawnCode:
        """What a telephone scans to open the address."""
        return drawn_code(self.address)


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The council's rights leaflet for people of a language; `written` is the language in which it is printed."""

    language: Language
    written: Language
    text: str
    not_drawn: str


def door_sheets(state: OperationState, host: str) -> list[DoorSheet]:
    """The front desk of each centre, then every room as it was made ready last. `host` is this service's address."""
    several = len(state.centres) > 1
    desks = [("", centre, FRONT_DESK) for centre in state.centres]
    doors = [(room.ref, centre, DOORS.get(use, DOORS[None])) for room, (centre, use) in rooms_ready(state).items()]
    return [
        DoorSheet(room, centre.ref if several else "", door, _address(state, host, room, centre.ref, door))
        for room, centre, door in (*desks, *doors)
    ]


def _address(state: OperationState, host: str, room: str, centre: str, door: Door) -> str:
    here = f"{host}/operations/{state.id}"
    if door.action is None:
        return f"{here}?{urlencode({'centre': centre})}"
    at = {"room": room} if door is DOORS["conversation"] else {"centre": centre}
    return f"{here}/do/{door.action}?{urlencode(at)}"


async def leaflets(app: Application, state: OperationState) -> list[Leaflet]:
    """One for English and each language that people are expected to speak; none where the council wrote none.

    What is not written in a language, or no font can show, is printed in English.
    """
    texts = council_texts(app, state, "rights")
    read = {Language(each): await read_council_text(app, recorded) for each, recorded in texts.items()}
    english, found = read.get(ENGLISH), []
    for each in dict.fromkeys([ENGLISH, *(Language(one.language) for one in languages(state))]):
        own = read.get(each)
        missing = not_drawn(own or "")
        text = own if own and not missing else english
        if text:
            found.append(Leaflet(each, each if text == own else ENGLISH, text, missing))
    return found
