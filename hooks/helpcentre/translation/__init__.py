"""Translations against their source, and how far each is."""
