"""The colours of the house for charts. Colour is never alone: every shape carries its words and its number."""

NAVY, BLUE, TEAL, PLUM, ORANGE, AMBER, GREY = (
    "#14213d",
    "#1d70b8",
    "#28a197",
    "#801650",
    "#f46a25",
    "#ffb703",
    "#8a939c",
)
COLOURS = {"navy": NAVY, "blue": BLUE, "teal": TEAL, "plum": PLUM, "orange": ORANGE, "amber": AMBER, "grey": GREY}
