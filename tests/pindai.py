"""A scanner from outside the project, let loose on a demo server as nobody and as every role; `make pindai`.

Wapiti (its own environment) crawls with the cookie of who is signed in and attacks every form and query that
it finds. What needs somebody outside to answer (SSRF, XXE, Log4Shell) and what only asks for other people's
programs is left out. Ends with 1 when something is found that docs/keamanan.md does not argue.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skm.akun.models import Peran
from tests.alur.jalan import AKAR, layani, port_bebas
from tests.alur.meja import Meja
from tests.banyak.layanan import SKM

SANDI = "tepian sungai telake"
BAGIAN = (
    *("backup", "cookieflags", "crlf", "csp", "csrf", "exec", "file", "http_headers", "htaccess", "ldap"),
    *("inconsistent_redirection", "information_disclosure", "methods", "permanentxss", "redirect", "sql"),
    *("upload", "xss"),
)
LEWATI = (
    "/keluar",
    "/akun/sandi",
    "/akun/sesi",
    "/akun/kode*",
    "/kelola/akun/*",
    "/static/*",
    "/api/v1/kantor/*",
)
"""Where one signs oneself out, or locks the office out."""
DETIK, DETIK_BAGIAN = (int(satu) for satu in os.environ.get("PINDAI_DETIK", "600,60").split(","))
"""Seconds of going through the pages, and of each kind of attack."""
DOKUMEN = AKAR / "docs" / "keamanan.md"
DIARGUMENKAN = re.compile(r"^### (.+?) · `(.+?)`$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Temuan:
    """What the scanner says, and where."""

    apa: str
    letak: str
    cerita: str


def argumen(teks: str) -> set[tuple[str, str]]:
    """What the document argues: a kind of finding and a pattern of addresses."""
    return set(DIARGUMENKAN.findall(teks))


def tersisa(semua: Sequence[Temuan], alasan: set[tuple[str, str]]) -> list[Temuan]:
    """What nobody has argued."""
    return [t for t in semua if not any(t.apa == apa and re.fullmatch(pola, t.letak) for apa, pola in alasan)]


def baca(laporan: dict[str, Any]) -> Iterator[Temuan]:
    """The findings of a report of Wapiti's, in JSON."""
    for kelas in ("vulnerabilities", "anomalies"):
        for apa, semua in laporan[kelas].items():
            for satu in semua:
                letak = re.sub(r"\d+", "0", satu["path"])
                yield Temuan(apa, letak, f"{satu['method']} {satu.get('parameter')}: {satu['info']}")


def _pindai(wapiti: Path, url: str, kue: dict[str, str], tempat: Path) -> tuple[list[Temuan], int]:
    """What it finds with that cookie, and how many addresses and forms it went through."""
    keluar = tempat / "laporan.json"
    perintah: list[str | Path] = [wapiti, "-u", f"{url}/", "-m", ",".join(BAGIAN), "-f", "json", "-o", keluar]
    perintah += [
        "--flush-session",
        "--no-bugreport",
        "--store-session",
        tempat,
        "--scope",
        "domain",
        "-v",
        "0",
    ]
    perintah += ["--max-scan-time", str(DETIK), "--max-attack-time", str(DETIK_BAGIAN), "--tasks", "6"]
    perintah += ["--max-links-per-page", "60", "--max-files-per-dir", "12", "-d", "4", "-t", "30", "-dr", "1"]
    perintah += [bagian for satu in LEWATI for bagian in ("-x", url + satu)]
    perintah += ["-s", f"{url}/dasbor", "-c", _toples(kue, tempat)] if kue else []
    sabar, env = DETIK + DETIK_BAGIAN * len(BAGIAN) + 120, os.environ | {"HOME": str(tempat)}
    with suppress(subprocess.TimeoutExpired):  # now and then it waits for itself after its report is written
        subprocess.run(perintah, cwd=tempat, check=True, stdout=subprocess.DEVNULL, env=env, timeout=sabar)
    laporan = json.loads(keluar.read_text(encoding="utf-8"))
    return list(baca(laporan)), int(laporan["infos"].get("crawled_pages_nbr", 0))


def main(wapiti: str) -> int:
    """Scan as each role on a fresh demo server; 1 when something is left to argue."""
    alasan, semua = argumen(DOKUMEN.read_text(encoding="utf-8")), []
    with tempfile.TemporaryDirectory(prefix="skm-pindai-") as folder:
        tempat, port = Path(folder), port_bebas()
        url = f"http://127.0.0.1:{port}"
        env = {k: v for k, v in os.environ.items() if not k.startswith("SKM_")}
        env |= {"SKM_INSTANCE": str(tempat / "instance"), "SKM_PORT": str(port), "PYTHONPATH": str(AKAR)}

        def skm(*perintah: str, masukan: str = "") -> None:
            subprocess.run(
                [*SKM, *perintah],
                env=env,
                cwd=AKAR,
                check=True,
                input=masukan,
                text=True,
                capture_output=True,
            )

        skm("init")
        skm("demo", "--responden", "60", "--permohonan", "60", "--benih", "7")
        for peran in Peran:
            skm(
                "user",
                "add",
                f"pindai-{peran.value.replace('_', '-')}",
                "--peran",
                peran.value,
                masukan=f"{SANDI}\n",
            )
        with layani([*SKM, "serve"], env=env, cwd=AKAR, url=url, catatan=tempat / "server.log", sabar=120):
            for peran in (None, *Peran):
                kue = {} if peran is None else _kue(url, peran)
                temuan, halaman = _pindai(Path(wapiti).resolve(), url, kue, _baru(tempat, peran))
                sisa = tersisa(temuan, alasan)
                semua += sisa
                _ceritakan("nobody" if peran is None else peran.value, halaman, temuan, sisa)
            catatan = (tempat / "server.log").read_text(errors="replace")
        print(f"tracebacks in the server's log: {catatan.count('Traceback')}")
        print("\n".join(sorted(set(re.findall(r"^.* at \S+$", catatan, re.MULTILINE)))[:20]))
    return int(bool(semua) or "Traceback" in catatan)


def _ceritakan(siapa: str, halaman: int, temuan: Sequence[Temuan], sisa: Sequence[Temuan]) -> None:
    print(f"{siapa}: {halaman} pages, {len(temuan)} findings, {len(sisa)} not argued")
    for (apa, letak), kali in sorted(Counter((t.apa, t.letak) for t in temuan).items()):
        cerita = next(t.cerita for t in temuan if (t.apa, t.letak) == (apa, letak))
        print(f"  {kali} × {apa} · {letak}: {cerita[:300]}", flush=True)


def _baru(tempat: Path, peran: Peran | None) -> Path:
    folder = tempat / f"wapiti-{peran}"
    folder.mkdir()
    return folder


def _kue(url: str, peran: Peran) -> dict[str, str]:
    """The cookies of who has signed in with that role."""
    meja = Meja(url)
    meja.masuk(f"pindai-{peran.value.replace('_', '-')}", SANDI)
    return {satu.name: satu.value or "" for satu in meja.kue}


def _toples(kue: dict[str, str], tempat: Path) -> Path:
    """The cookies as Wapiti reads them."""
    sifat = {"expires": None, "secure": False, "port": None, "version": 0}
    isi = {nama: {"value": nilai, **sifat} for nama, nilai in kue.items()}
    berkas = tempat / "kue.json"
    berkas.write_text(json.dumps({"127.0.0.1": {"/": isi}}), encoding="utf-8")
    return berkas


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
