"""What the events of this chapter are called: conversations."""

from web.wording.events.said import Said

INTERVIEWS = (
    Said("RoomBooked", "Book a room", "Room {room} booked[ for {person}]"),
    Said("InterpreterAssigned", "Assign an interpreter", "Interpreter {interpreter} assigned[ to {person}]"),
    Said(
        "PersonDebriefStarted",
        "Start a conversation",
        "{person}: conversation began[ in {room}][, interpreter {interpreter}]",
    ),
    Said("PersonDebriefCompleted", "Finish the conversation", "{person}: conversation finished"),
    Said("PersonDebriefDeclined", "Does not want to talk", "{person} did not want to talk"),
    Said(
        "PotentialVictimIdentified",
        "Identify as a potential victim",
        "{person} identified as a potential victim[: {types}]",
    ),
    Said("NoIndicatorsFoundRecorded", "No indicators found", "{person}: no indicators found"),
    Said("SupportSessionHeld", "One-to-one support held", "{person}: one-to-one support"),
    Said(
        "SessionStarted", "Start another session", "{person}: session began[, {kind}][ in {room}][ with {interpreter}]"
    ),
    Said("SessionEnded", "End the session", "{person}: session ended"),
    Said("ExhibitReferenceLogged", "Log an exhibit reference", "{person}: exhibit reference logged"),
)
