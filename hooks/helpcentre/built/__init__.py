"""A built site against what was truly written."""
