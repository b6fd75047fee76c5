"""Templates are compiled once and kept beside them; what is kept is only ever the template as it stands."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import Environment, __version__, meta

from skm.web import filters, templat

NAMA = "satu.html"


@pytest.fixture
def disusun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the templates that are compiled from here on, each as often as that happens."""
    semua: list[str] = []
    asli = Environment.compile

    def compile_(milik: Environment, *isi: object, **lain: object) -> object:
        semua.append(str(isi[1]))
        return asli(milik, *isi, **lain)  # type: ignore[call-overload]  # whatever it was given

    monkeypatch.setattr(Environment, "compile", compile_)
    return semua


@pytest.fixture
def tampil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """What a server that starts now shows of a template with that text."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(templat, "folder", lambda _nama: tmp_path)

    def kerja(teks: str) -> str:
        (tmp_path / NAMA).write_text(teks, encoding="utf-8")
        app = Flask("uji", template_folder=str(tmp_path))
        templat.init_app(app)
        return app.jinja_env.get_template(NAMA).render(nama="Sari")

    return kerja


def test_a_template_is_compiled_once_until_it_changes(
    tampil: Callable[[str], str], disusun: list[str]
) -> None:
    assert [tampil("{{ nama }}!"), tampil("{{ nama }}!")] == ["Sari!", "Sari!"]
    assert disusun == [NAMA]
    assert tampil("{{ nama }}?") == "Sari?"
    assert disusun == [NAMA, NAMA]


def test_what_is_kept_and_broken_is_compiled_anew(
    tampil: Callable[[str], str], disusun: list[str], tmp_path: Path
) -> None:
    tampil("{{ nama }}")
    (satu,) = (tmp_path / templat.TERSIMPAN).iterdir()
    satu.write_bytes(satu.read_bytes()[:-9])
    assert tampil("{{ nama }}") == "Sari"
    assert disusun == [NAMA, NAMA]


def test_another_jinja_compiles_anew(
    tampil: Callable[[str], str], disusun: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert __version__ in templat.NAMA
    tampil("{{ nama }}")
    monkeypatch.setattr(templat, "NAMA", templat.NAMA.replace(__version__, "9.9.9"))
    assert tampil("{{ nama }}") == "Sari"
    assert disusun == [NAMA, NAMA]


@pytest.mark.parametrize(("milik_folder", "terbaca"), [(0o755, 0o644), (0o775, 0o644), (0o700, 0o600)])
def test_who_serves_reads_what_who_installed_compiled_where_the_folder_may_be_read(
    tampil: Callable[[str], str], tmp_path: Path, milik_folder: int, terbaca: int
) -> None:
    tersimpan = tmp_path / templat.TERSIMPAN
    tersimpan.mkdir()
    tersimpan.chmod(milik_folder)
    tampil("{{ nama }}")
    assert [satu.stat().st_mode & 0o777 for satu in tersimpan.iterdir()] == [terbaca]


def test_where_nothing_can_be_kept_templates_are_shown_as_well(
    tampil: Callable[[str], str], disusun: list[str], tmp_path: Path
) -> None:
    (tmp_path / templat.TERSIMPAN).write_text("a file, so that no folder can be made", encoding="ascii")
    assert [tampil("{{ nama }}"), tampil("{{ nama }}")] == ["Sari", "Sari"]
    assert disusun == [NAMA, NAMA]


def test_nothing_is_kept_where_python_keeps_none_of_its_own(
    tampil: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert tampil("{{ nama }}") == "Sari"
    assert [satu.name for satu in tmp_path.iterdir()] == [NAMA]


def _terkait(app: Flask, nama: str) -> set[str]:
    """That template and all that it is made with."""
    teks = (Path(str(app.template_folder)) / nama).read_text(encoding="utf-8")
    lain = filter(None, meta.find_referenced_templates(app.jinja_env.parse(teks)))
    return {nama}.union(*(_terkait(app, satu) for satu in lain))


def test_every_app_compiles_a_template_alike(app: Flask) -> None:
    """What one has kept another goes on with: that of doors, the whole one, who installs."""
    pintu, pemasang = (Flask("skm", template_folder=app.template_folder) for _ in range(2))
    for satu in (pintu, pemasang):
        templat.init_app(satu)
    filters.init_app(pemasang)
    semua, milik_pintu = app.jinja_env.list_templates(["html"]), _terkait(app, "survei/kuesioner.html")
    assert len(semua) > 50 > len(milik_pintu) > 1
    for nama in semua:
        teks = (Path(str(app.template_folder)) / nama).read_text(encoding="utf-8")
        yang = (app, pemasang, pintu) if nama in milik_pintu else (app, pemasang)
        assert len({satu.jinja_env.compile(teks, nama, nama, raw=True) for satu in yang}) == 1, nama


def test_who_installs_compiles_all_of_them(disusun: list[str], app: Flask, tmp_path: Path) -> None:
    semua = app.jinja_env.list_templates(["html"])
    assert templat.susun_semua(tmp_path) == len(semua) == len([*tmp_path.iterdir()])
    assert sorted(disusun) == sorted(semua)
