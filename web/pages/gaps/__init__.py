"""The gaps of a plan in words, for its page, the go decision and the debrief."""
