"""Views of an operation's state: board, alarms, clocks, pathways, flow and the rest, each a small function of it."""
