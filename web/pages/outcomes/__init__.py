"""The figures across operations, and the register."""
