"""Whoever changes the store behind our back is found: every row is held against the chain, the chain against a head."""

from service.proof.verify import Verification, verify

__all__ = ["Verification", "verify"]
