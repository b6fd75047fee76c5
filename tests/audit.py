"""Known weaknesses of what the locks in requirements/ name, asked of pip-audit; `make audit`.

Ends with 1 when one is known. A package that could not be looked up was not audited: each is named
aloud, because pip-audit itself ends as well as if it had found nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

GAGAL = 1


def simpulkan(paket: Sequence[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """What is weak, a line each, and what nobody was asked about; of pip-audit's `dependencies`."""
    lemah = [
        f"{satu['name']} {satu['version']}: {v['id']} → {', '.join(v['fix_versions']) or 'no fix yet'}"
        for satu in paket
        for v in satu.get("vulns", ())
    ]
    return lemah, [f"{satu['name']}: {satu['skip_reason']}" for satu in paket if "skip_reason" in satu]


def _tanya(kunci: str) -> list[dict[str, Any]]:
    """What pip-audit says of that lock; nothing at all where its source cannot be reached."""
    perintah = [Path(sys.executable).with_name("pip-audit"), "--disable-pip", "--require-hashes"]
    hasil = subprocess.run(
        [*perintah, "--progress-spinner", "off", "-f", "json", "-r", kunci],
        capture_output=True,
        text=True,
        check=False,
    )
    if not hasil.stdout.strip():
        return [{"name": kunci, "skip_reason": hasil.stderr.strip()[-400:] or "pip-audit said nothing"}]
    paket: list[dict[str, Any]] = json.loads(hasil.stdout)["dependencies"]
    return paket


def main(semua: Sequence[str]) -> int:
    """Ask about each lock and tell; 1 when something is weak."""
    paket = {(satu["name"], satu.get("version", "")): satu for kunci in semua for satu in _tanya(kunci)}
    lemah, terlewat = simpulkan(list(paket.values()))
    for satu in lemah:
        print(f"WEAK: {satu}")
    if terlewat:
        print(
            f"\n*** NOT AUDITED: {len(terlewat)} of {len(paket)} could not be looked up: ask where one can."
        )
        print("\n".join(f"*** {satu}" for satu in terlewat))
    print(f"\n{len(paket) - len(terlewat)} looked up, {len(lemah)} weaknesses known.")
    return GAGAL if lemah else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
