"""The catalogues of other languages are complete, compiled, and say nothing a page cannot show."""

from __future__ import annotations

import gettext
import re
import string
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from skm import bahasa

AKAR = Path(__file__).parents[1]
KODE = [kode for kode in bahasa.daftar_bahasa() if kode != bahasa.ASAL]
ISIAN = re.compile(r"%\([a-z]+\)[sd]")


def _katalog(kode: str) -> Catalog:
    with (bahasa.FOLDER / kode / "LC_MESSAGES" / "messages.po").open("rb") as berkas:
        return read_po(berkas, locale=kode)


@pytest.fixture(scope="module")
def terkumpul(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The texts the code, the templates and the seeds hold today."""
    berkas = tmp_path_factory.mktemp("bahasa") / "messages.pot"
    perintah = [
        Path(sys.executable).parent / "pybabel",
        "-q",
        "extract",
        "-F",
        "pyproject.toml",
        "-o",
        berkas,
    ]
    subprocess.run([*perintah, "."], cwd=AKAR, check=True, capture_output=True)
    with berkas.open("rb") as isi:
        return {str(pesan.id) for pesan in read_po(isi) if pesan.id}


def test_english_is_one_of_the_languages_and_indonesian_comes_first() -> None:
    assert list(bahasa.daftar_bahasa().items())[:2] == [("id", "Bahasa Indonesia"), ("en", "English")]


def test_a_folder_that_is_no_language_is_named() -> None:
    with pytest.raises(ValueError, match="skm/bahasa/zz"):
        bahasa.nama_bahasa("zz")


@pytest.mark.parametrize("kode", KODE)
def test_every_text_is_translated_and_none_is_left_over(kode: str, terkumpul: set[str]) -> None:
    katalog = {str(pesan.id): str(pesan.string) for pesan in _katalog(kode) if pesan.id}
    assert len(terkumpul) > 100
    assert terkumpul - katalog.keys() == set(), "make bahasa, then translate what is new"
    assert katalog.keys() - terkumpul == set(), "no page says this any more"
    assert [asal for asal, teks in katalog.items() if not teks.strip()] == []
    assert [pesan.id for pesan in _katalog(kode) if pesan.id and pesan.fuzzy] == []


@pytest.mark.parametrize("kode", KODE)
def test_the_compiled_catalogue_is_the_one_people_edit(kode: str) -> None:
    dibuat = BytesIO()
    write_mo(dibuat, _katalog(kode))
    berkas = bahasa.FOLDER / kode / "LC_MESSAGES" / "messages.mo"
    with berkas.open("rb") as isi:
        terkompilasi = gettext.GNUTranslations(isi)
    dibuat.seek(0)
    terbaca = gettext.GNUTranslations(dibuat)
    for pesan in _katalog(kode):
        assert terkompilasi.gettext(str(pesan.id)) == terbaca.gettext(str(pesan.id)), "make bahasa"


@pytest.mark.parametrize("kode", KODE)
def test_what_a_text_leaves_open_is_left_open_in_its_translation(kode: str) -> None:
    for pesan in _katalog(kode):
        asal, teks = str(pesan.id), str(pesan.string)
        if asal:
            assert sorted(ISIAN.findall(asal)) == sorted(ISIAN.findall(teks)), asal
            kurung = [
                [nama for _, nama, _, _ in string.Formatter().parse(satu) if nama] for satu in (asal, teks)
            ]
            assert kurung[0] == kurung[1], asal
