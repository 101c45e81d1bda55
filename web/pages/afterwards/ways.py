"""Each way afterwards in full: whom it is for, what happens, who decides, how long, tonight's bed, in a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.policy.afterwards import TIMEFRAMES, Timeframe
from domain.texts import ENGLISH, Language
from projections.operation.state import OperationState
from projections.views.plan.gap import policy_day
from projections.views.plan.languages import languages
from projections.views.plan.pieces import ways
from service.application import Application
from service.council_texts import council_texts, read_council_text
from web.wording.afterwards import IN_FULL, WayInFull, how_long
from web.wording.capitals import capitalise
from web.wording.labels import label


@dataclass(frozen=True, slots=True)
class SaidStep:
    """A step in words: what happens, how long it takes, who says so, and how long it took before."""

    says: str
    takes: str = ""
    source: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class WayShown:
    """A way as it is read; `text` is what the council wrote of it in the language asked for."""

    code: str
    words: WayInFull
    who: str
    steps: tuple[SaidStep, ...]
    bed: str | None
    payer: str | None
    text: str | None
    ours: str | None


async def ways_shown(
    app: Application, state: OperationState, language: Language, ours: Mapping[str, str]
) -> list[WayShown]:
    """Every way in its order, by the policy of the planned day."""
    on, found = policy_day(state), []
    for code, (bed, payer) in ways(state).items():
        text = await read_council_text(app, council_texts(app, state, code).get(language))
        words, who = IN_FULL[code], capitalise(label(code))
        steps = tuple(_step(each.says, TIMEFRAMES[each.time] if each.time else None, on) for each in words.steps)
        slept = str(label(bed)) if bed else None
        found.append(WayShown(code, words, who, steps, slept, payer, text, ours.get(code)))
    return found


def _step(says: str, time: Timeframe | None, on: date) -> SaidStep:
    if time is None:
        return SaidStep(says)
    before = time.before(on)
    said = f"{how_long(time, before[0])} until {before[1]:%-d %B %Y}" if before else ""
    return SaidStep(says, how_long(time, time.on(on)), time.source, said)


def entered(app: Application, state: OperationState) -> dict[Language, int]:
    """In how many ways there is a text, by language: those that people are expected to speak, and those written."""
    codes = [each.language for each in languages(state)]
    written = [code for way in IN_FULL for code in council_texts(app, state, way)]
    wanted = dict.fromkeys(Language(each) for each in [*codes, *written])
    return {each: written.count(each) for each in wanted if each != ENGLISH or written.count(each)}
