"""The pure core: rules about articles, locales and links, known to neither MkDocs nor the disk."""
