"""What can be asked: one file a question. A projection folds events; it has no clock, no random number and no I/O."""
