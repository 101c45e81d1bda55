"""Record which housing outside the NRM a person was told of."""

from domain.events.beds import HousingOptionsAssessed
from domain.kernel import Record


class AssessHousingOptions(Record[HousingOptionsAssessed]):
    """Record which housing outside the NRM a person was told of."""
