"""What the events of this chapter are called: debrief."""

from web.wording.events.said import Said

DEBRIEF = (
    Said("HotDebriefHeld", "Hot debrief held", "Hot debrief held[ with {attendees} people]"),
    Said(
        "StructuredDebriefHeld",
        "Structured debrief held",
        "Structured debrief held[ with {partners} partners][, chaired by {chair}]"
        "[; looked for and found none: {found_none}]",
    ),
    Said("LessonRecorded", "Record a lesson", "Lesson {lesson} recorded[: {kind}][, {four_p}]"),
    Said("ActionAssigned", "Assign an action", "Action assigned for {lesson}[ to {owner}][, due {due}]"),
    Said("ActionClosed", "Close an action", "Action for {lesson} closed"),
    Said("CostsRecorded", "Record costs", "Costs recorded[: {pounds}][ for {heading}][, paid by {payer}]"),
    Said("TrainingRecorded", "Record training", "Training recorded[: {trained} of {staff} staff]"),
    Said(
        "DebriefReportPrepared",
        "Prepare a public version",
        "Public version {version} of the debrief report prepared, to be released by somebody else",
    ),
    Said("DebriefReportPublished", "Publish the debrief report", "Debrief report {version} published"),
)
