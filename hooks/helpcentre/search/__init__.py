"""Search: what the browser gets of each language, and the vocabulary of its readers."""
