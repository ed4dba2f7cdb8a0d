"""Style, spacing and spelling, by tools made for it."""
