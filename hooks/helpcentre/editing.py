"""Where a reader can mend a file: links to the repository's web editor."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote


@dataclass(frozen=True)
class EditLinks:
    """Links into a repository on GitHub or a host with the same addresses; none if it is empty.

    `repository` is its address without a slash at its end, `docs` the folder of the articles.
    """

    repository: str = ""
    branch: str = "main"
    docs: str = "docs"

    def edit(self, source: str) -> str:
        """Opens a file (by its path below the docs folder) in the editor."""
        return self._link(f"edit/{self.branch}/{quote(f'{self.docs}/{source}')}")

    def view(self, source: str) -> str:
        """Shows a file."""
        return self._link(f"blob/{self.branch}/{quote(f'{self.docs}/{source}')}")

    def new(self, source: str) -> str:
        """Starts a file in the editor."""
        path = PurePosixPath(source)
        folder = quote((PurePosixPath(self.docs) / path.parent).as_posix())
        return self._link(f"new/{self.branch}/{folder}?filename={quote(path.name)}")

    def _link(self, rest: str) -> str:
        return f"{self.repository}/{rest}" if self.repository.startswith("https://") else ""
