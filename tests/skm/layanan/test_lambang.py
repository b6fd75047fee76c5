"""The office's emblem: only what decodes as PNG or JPEG is kept, made anew and within bounds."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from skm.galat import Galat
from skm.layanan.lambang import SISI_DISIMPAN, SISI_TERPANJANG, TERBESAR, baca_lambang

RAHASIA = b"koordinat rumah camat"


def gambar(
    bentuk: str = "PNG", ukuran: tuple[int, int] = (120, 80), mode: str = "RGB", **cara: object
) -> bytes:
    wadah = io.BytesIO()
    Image.new(mode, ukuran).save(wadah, bentuk, **cara)
    return wadah.getvalue()


def _bom(sisi: int) -> bytes:
    """A PNG that says it is `sisi` pixels wide and holds next to nothing."""

    def bagian(nama: bytes, isi: bytes) -> bytes:
        return len(isi).to_bytes(4, "big") + nama + isi + zlib.crc32(nama + isi).to_bytes(4, "big")

    kepala = sisi.to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + bagian(b"IHDR", kepala)
        + bagian(b"IDAT", zlib.compress(b""))
        + bagian(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("isi", "jenis"), [(gambar(), "image/png"), (gambar("JPEG"), "image/jpeg")], ids=["png", "jpeg"]
)
def test_a_picture_is_kept_under_its_own_type(isi: bytes, jenis: str) -> None:
    satu = baca_lambang(isi)
    with Image.open(io.BytesIO(satu.isi)) as dibaca:
        assert (satu.jenis, dibaca.size) == (jenis, (120, 80))


def test_a_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    with Image.open(io.BytesIO(baca_lambang(gambar(ukuran=(2000, 1000))).isi)) as dibaca:
        assert dibaca.size == (SISI_DISIMPAN, SISI_DISIMPAN // 2)


def test_what_rides_along_in_the_file_is_not_kept() -> None:
    lampiran = Image.Exif()
    lampiran[0x010E] = RAHASIA.decode()
    for isi in (
        gambar("JPEG", exif=lampiran) + RAHASIA,
        gambar("JPEG", comment=RAHASIA),
        gambar("PNG", exif=lampiran) + RAHASIA,
    ):
        assert RAHASIA in isi
        assert RAHASIA not in baca_lambang(isi).isi


def test_a_transparent_ground_stays_transparent() -> None:
    wadah = io.BytesIO()
    Image.new("P", (40, 40)).save(wadah, "PNG", transparency=0)
    for isi in (wadah.getvalue(), gambar(mode="LA"), gambar(mode="RGBA")):
        with Image.open(io.BytesIO(baca_lambang(isi).isi)) as dibaca:
            assert dibaca.convert("RGBA").getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("mode", ["1", "L", "P", "I;16", "CMYK"])
def test_every_way_of_keeping_colours_is_read(mode: str) -> None:
    isi = gambar("JPEG" if mode == "CMYK" else "PNG", mode=mode)
    assert baca_lambang(isi).isi


@pytest.mark.parametrize(
    "isi",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        gambar("GIF"),
        gambar("WEBP"),
        b"\x89PNG\r\n\x1a\n" + b"<script>alert(1)</script>",
        b"\xff\xd8\xff" + b"<svg/>" * 50,
        gambar()[:-30],  # broken off
        b"",
    ],
    ids=["svg", "gif", "webp", "only a beginning", "only a beginning of jpeg", "broken off", "empty"],
)
def test_what_is_no_whole_png_or_jpeg_is_refused(isi: bytes) -> None:
    with pytest.raises(Galat, match="PNG atau JPEG yang utuh") as salah:
        baca_lambang(isi)
    assert salah.value.bidang == "berkas"


def test_too_many_bytes_or_pixels_are_refused_before_anything_is_unpacked() -> None:
    with pytest.raises(Galat, match="1 MB"):
        baca_lambang(gambar() + b"x" * TERBESAR)
    with pytest.raises(Galat, match=f"{SISI_TERPANJANG} piksel"):
        baca_lambang(_bom(SISI_TERPANJANG + 1))
    with pytest.raises(Galat, match="yang utuh"):
        baca_lambang(_bom(60_000))
