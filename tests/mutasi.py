"""After a mutation run: the score of each module, and every survivor that docs/mutasi.md does not argue.

A survivor is known by its module and its changed lines, because mutants are renumbered when code moves.
Ends with 1 while a survivor is unargued, or an argued one is no longer there.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
DOKUMEN = AKAR / "docs" / "mutasi.md"
MUTMUT = Path(sys.executable).with_name("mutmut")
ARGUMEN = re.compile(r"^### `([\w.]+)`\n+```diff\n(.*?)```", flags=re.MULTILINE | re.DOTALL)
TERBUNUH = {
    "killed",
    "timeout",
}  # a mutant that never ends is told apart from the code as surely as one that fails


def _mutmut(*argumen: str) -> str:
    return subprocess.run(
        [MUTMUT, *argumen], cwd=AKAR, capture_output=True, text=True, check=True, timeout=600
    ).stdout


def _perubahan(mutan: str) -> str:
    """The removed and added lines of a mutant, as they stand in its diff."""
    baris = _mutmut("show", mutan).splitlines()
    return "\n".join(
        f"{satu[0]}{satu[1:].strip()}"
        for satu in baris
        if satu.startswith(("-", "+")) and not satu.startswith(("---", "+++"))
    )


def main() -> int:
    """Print the table of scores and what is left to argue; 0 when nothing is."""
    hasil = re.findall(r"^\s+(\S+): (.+)$", _mutmut("results", "--all", "true"), flags=re.MULTILINE)
    if not hasil:
        print("No mutants; run mutmut first.")
        return 1
    modul = {mutan: mutan.rpartition(".")[0] for mutan, _ in hasil}
    semua = Counter(modul.values())
    terbunuh = Counter(modul[mutan] for mutan, keadaan in hasil if keadaan in TERBUNUH)
    print("| Module | Mutants | Killed | Score |\n|---|---|---|---|")
    for nama, jumlah in [*sorted(semua.items()), ("all", sum(semua.values()))]:
        mati = terbunuh[nama] if nama != "all" else sum(terbunuh.values())
        print(f"| `{nama}` | {jumlah} | {mati} | {100 * mati / jumlah:.1f} % |")

    hidup = Counter((modul[mutan], _perubahan(mutan)) for mutan, keadaan in hasil if keadaan not in TERBUNUH)
    diargumenkan = Counter(
        (nama, isi.strip()) for nama, isi in ARGUMEN.findall(DOKUMEN.read_text(encoding="utf-8"))
    )
    for judul, sisa in (("Unargued", hidup - diargumenkan), ("Argued but gone", diargumenkan - hidup)):
        for (nama, isi), _ in sorted(sisa.items()):
            print(f"\n{judul}:\n### `{nama}`\n\n```diff\n{isi}\n```")
    return int(hidup != diargumenkan)


if __name__ == "__main__":
    sys.exit(main())
