"""What the API answers where all went well: the shape of each answer, as the contract says it and a test holds it."""

from collections.abc import Mapping
from typing import Any, get_args

from projections.across.register import AGES, STAGES
from projections.views.do_next import CODES
from projections.views.plan.gap import CODES as GAPS
from projections.views.waiting import For

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
OR_NOTHING = {"type": ["string", "null"]}
HOW_FAR = {
    "X-Position": {"description": "Up to where was read: the next `after`.", "schema": NUMBER},
    "X-Head": {"description": "How far there is anything to read by now.", "schema": NUMBER},
}


def answers_with(words: str, schema: Schema) -> dict[int | str, dict[str, Any]]:
    """The success of a route, in words and as a shape."""
    return {200: {"description": words, "content": {"application/json": {"schema": schema}}}}


def streams(words: str, schema: Schema) -> dict[int | str, dict[str, Any]]:
    """The success of a route that answers one object a line, or as they come where that is asked for."""
    content = {"application/x-ndjson": {"schema": schema}, "text/event-stream": {"schema": TEXT}}
    return {200: {"description": words, "content": content, "headers": HOW_FAR}}


def an_object(properties: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """An object with these members and nothing else; the optional ones may be missing."""
    every = {**properties, **(optional or {})}
    return {"type": "object", "properties": every, "required": list(properties), "additionalProperties": False}


def several(schema: Schema) -> Schema:
    """A list of them."""
    return {"type": "array", "items": schema}


EVENT: Schema = {"type": "object", "properties": {"type": TEXT, "operation": TEXT}, "required": ["type"]}
"""An event as this user sees it: `events.schema.json` says what each type holds."""
STORED = an_object({"operation": TEXT, "position": NUMBER, "events": several(EVENT)})
IN_THE_WAY = an_object({"operation": TEXT, "entry": NUMBER})
OPERATIONS = several(
    an_object(
        {"operation": TEXT, "name": OR_NOTHING, "state": TEXT, "exercise": {"type": "boolean"}},
        {"cannot_be_read": an_object({"entry": NUMBER})},
    )
)
LASTING: dict[str, Schema] = {"since": MOMENT, "minutes": NUMBER, "over": {"type": ["integer", "null"]}}
TO_DO = an_object({"code": {"enum": list(CODES)}, "about": OR_NOTHING, **LASTING})
WAITING = an_object({"person": TEXT, "for": {"enum": list(get_args(For))}, **LASTING})
BOARD: Schema = {
    "type": "object",
    "description": "Each count that this user may see under its name, the codes of the alarms, the position, what is "
    "to be done next and who waits for what.",
    "properties": {"seq": NUMBER, "alarms": several(TEXT), "do_next": several(TO_DO), "waiting": several(WAITING)},
    "required": ["seq", "alarms", "do_next", "waiting"],
    "additionalProperties": NUMBER,
}
GAP = an_object(
    {
        "code": {"enum": list(GAPS)},
        "about": OR_NOTHING,
        "owner": TEXT,
        "due": {"type": ["string", "null"], "format": "date"},
        "blocks": {"type": "boolean"},
    }
)
PLAN = an_object({"gaps": several(GAP), "blocking": NUMBER, "advised": several(GAP)})
TIMELINE = several(
    an_object(
        {
            "position": NUMBER,
            "type": TEXT,
            "happened_at": MOMENT,
            "recorded_at": MOMENT,
            "agency": TEXT,
            "says": TEXT,
            "data": {"type": "object"},
            "texts": several(TEXT),
        }
    )
)
CLOUD_EVENT: Schema = {
    "type": "object",
    "description": "CloudEvents 1.0. The type is `firstlight.` and the entry's own, and data its row of the timeline; "
    "or it is `firstlight.EntryChanged`, and data says which entries no longer count and how others now read; or "
    "`firstlight.OperationUnreadable`: once another event of it comes, read that operation from this position on.",
    "properties": {
        "specversion": {"const": "1.0"},
        "id": {"type": "string", "description": "The position in the log."},
        "source": {"type": "string", "description": "The operation: /operations/..."},
        "type": TEXT,
        "time": MOMENT,
        "subject": {"type": "string", "description": "What it is about, such as P03."},
        "datacontenttype": {"const": "application/json"},
        "mark": {"type": "string", "description": "A name that no other entry has, whatever comes to stand at its id."},
        "exercise": {"type": "boolean", "description": "Nothing of it is real."},
        "data": {"type": "object"},
    },
    "required": ["specversion", "id", "source", "type", "time", "datacontenttype", "mark", "data"],
}
MEASURE: Schema = {
    "type": "object",
    "description": "A figure: `n`, of whom, how many are not recorded. A public one may say only that it is hidden.",
}
FIGURES: Schema = {
    "type": "object",
    "description": "Each measure under its code.",
    "properties": {"left_out": several(IN_THE_WAY)},
    "additionalProperties": MEASURE,
}
STAGE = an_object({"stage": {"enum": list(STAGES)}, "age": {"enum": list(AGES)}, "n": NUMBER})
REGISTER = an_object({"as_of": MOMENT, "people": NUMBER, "stages": several(STAGE)}, {"left_out": several(IN_THE_WAY)})
OPENED = an_object(
    {
        "position": NUMBER,
        "type": TEXT,
        "field": TEXT,
        "text": OR_NOTHING,
        "erased": {"type": "boolean"},
        "erased_at": {"type": ["string", "null"], "format": "date-time"},
    }
)
PREVIEW = an_object(
    {
        "version": NUMBER,
        "seen": TEXT,
        "second_release": {"type": "boolean"},
        "prepared_by": OR_NOTHING,
        "as_prepared": {"type": "boolean"},
        "guarded_against": several(NUMBER),
        "overlaps": several(an_object({"from": TEXT, "to": TEXT})),
        "holds": {"type": "object"},
        "why_hidden": {"type": "object"},
    }
)
