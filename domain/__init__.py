"""What can happen on a reception-centre day, and what may be decided about it.

The law of this folder: it imports the standard library only; it has no clock, no random number and no I/O;
an event is a fact and is never edited; a decision yields every reason against, or the event.
"""
