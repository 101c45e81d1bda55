"""Every code in plain words. Codes live in the log and the interfaces; people read what stands here."""

from web.wording.alarms import alarm
from web.wording.chapters import CHAPTERS
from web.wording.counts import COUNTS
from web.wording.events import ACTIONS
from web.wording.fields import question
from web.wording.hints import hint
from web.wording.labels import label
from web.wording.refusals import REFUSALS, refusal
from web.wording.sentences import sentence

__all__ = [
    "ACTIONS",
    "CHAPTERS",
    "COUNTS",
    "REFUSALS",
    "alarm",
    "hint",
    "label",
    "question",
    "refusal",
    "sentence",
]
