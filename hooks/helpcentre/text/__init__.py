"""One article's text: front matter, Markdown, sections, and where everything stands."""
