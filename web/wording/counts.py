"""The numbers of the board in words."""

COUNTS: dict[str, str] = {
    "on_site": "on site",
    "registered": "registered",
    "debriefed": "talked to",
    "pv": "potential victims",
    "nrm": "referred",
    "rg_pos": "positive decisions",
    "arrests": "arrests",
    "departed": "left",
    "consents": "agreed",
}
