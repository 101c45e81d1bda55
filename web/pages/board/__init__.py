"""The live board and the wall."""
