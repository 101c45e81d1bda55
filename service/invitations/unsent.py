"""Letters that lie ready go with whom they are addressed to."""

from domain.outside import ContactId
from projections.across.directory import Directories
from service.invitations.post import Carrier


def letters_gone(post: Carrier, directories: Directories) -> None:
    """Remove the letters to each contact who was erased: nobody can be written to there until it is listed anew."""
    for council, directory in list(directories.by_council.items()):
        for partner, held in list(directory.erased):
            post.forget(ContactId.of(council, partner, held))
