"""What rules ask of the log: small named facts, each the fold of a few event types under one tag.

A decision is composed of them; its boundary follows from the facts it asked for, nobody writes it by hand.
"""
