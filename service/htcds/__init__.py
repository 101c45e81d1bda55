"""People as the Human Trafficking Case Data Standard 2.0 (HTCDS, International Organization for Migration) says them.

One row a person, by its field names and value codes: no name, no text, no address, no day, no number that anybody
could be known by.
"""

from service.htcds.columns import COLUMNS, Case
from service.htcds.dictionary import DICTIONARY, Meaning
from service.htcds.rows import Export, export

__all__ = ["COLUMNS", "DICTIONARY", "Case", "Export", "Meaning", "export"]
