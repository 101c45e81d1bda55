"""A copy of the whole store in one file, made while the service runs, and a store made of it again."""

from service.backup.archive import NoBackup
from service.backup.made import back_up
from service.backup.restored import Restored, restore

__all__ = ["NoBackup", "Restored", "back_up", "restore"]
