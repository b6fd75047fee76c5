"""What a command printed and how it ended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Perintah:
    """Exit code and both streams of one call of `skm`."""

    exit_code: int
    stdout: str
    stderr: str

    def json(self) -> Any:
        """The JSON document on stdout; the command must have succeeded."""
        assert self.exit_code == 0, f"exit {self.exit_code}: {self.stderr}"
        return json.loads(self.stdout)
