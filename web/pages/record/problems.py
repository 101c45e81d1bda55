"""What stands in the way of an entry, in words: beside the field that it is about, or on top of the form."""

from service.access.access import Viewer, audience
from service.access.visibility import known
from service.application import Application, NoSuchOperation
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from web.pages.record.fields import Field
from web.pages.record.when import WhenQuestion
from web.wording import sentence


def beside(fields: list[Field], when: WhenQuestion, wrong: Malformed) -> list[str]:
    """Put what is wrong beside the field that it names; gives what names no field of the form."""
    named = {field.name: field for field in fields}
    on_top = []
    for name, words in wrong.problems:
        if name in named:
            named[name].error = words
        elif name == "happened_at":
            when.error = words
        else:
            on_top.append(words)
    return on_top


async def stored_instead(app: Application, viewer: Viewer, wrong: OtherBody) -> list[str]:
    """What stands under the same key already, as far as this user may read it; what was typed now is kept."""
    first = "This form was sent before with other answers, and those were stored. What you typed now was not."
    last = "Check it, and send it again if it is to be stored too."
    operation = wrong.stored[0].event.operation
    await app.load(viewer, operation)
    try:
        state = app.state_of(viewer, operation)
    except NoSuchOperation:
        return [first, last]
    seen_by = audience(viewer)
    said = [(each.position, sentence(each, seen_by)) for each in known(state, wrong.stored, seen_by)]
    return [first, *(f"Stored as entry {position}: {words}." for position, words in said if words), last]
