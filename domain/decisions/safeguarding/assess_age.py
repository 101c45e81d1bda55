"""Record the council's assessment of a person's age."""

from domain.events.safeguarding import AgeAssessed
from domain.kernel import Record


class AssessAge(Record[AgeAssessed]):
    """Record the council's assessment of a person's age."""

    late = True
