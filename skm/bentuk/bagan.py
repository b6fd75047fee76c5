"""A chart as office programs draw and edit it: by XlsxWriter, in a workbook or out of one for a text."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from skm.bentuk.naskah import Bagan

WARNA = "#1F4E79"
LEMBAR = "Data"
HURUF = {"name": "Arial", "size": 9, "bold": False}
CETAK = re.compile(rb"<c:printSettings>.*?</c:printSettings>", re.DOTALL)
"""What a workbook's chart ends with, where a text's chart names its data."""
LABEL = b'<c:showVal val="1"/>'
HANYA_NILAI = b"".join(
    b'<c:show%s val="%d"/>' % (nama, nama == b"Val")
    for nama in (b"LegendKey", b"Val", b"CatName", b"SerName", b"Percent", b"BubbleSize")
)
"""What a label shows, said in full: LibreOffice takes what a text's chart leaves out for wanted."""
DATA = b'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'


def pasang(buku: Any, bagan: Bagan, lembar: str, kolom: tuple[int, int], baris: int) -> Any:
    """The chart over labels and values in two columns of a sheet, from that row on, counted from 0."""
    jadi = buku.add_chart({"type": "line" if bagan.garis else "column"})
    akhir = baris + len(bagan.kategori) - 1
    deret: dict[str, Any] = {
        "name": bagan.satuan,
        "categories": [lembar, baris, kolom[0], akhir, kolom[0]],
        "values": [lembar, baris, kolom[1], akhir, kolom[1]],
        "data_labels": {"value": True, "num_format": "#,##0.00", "font": HURUF},
    }
    if bagan.garis:
        deret |= {"line": {"color": WARNA, "width": 2.25}, "marker": {"type": "circle", "size": 7}}
        deret["data_labels"]["position"] = "above"
    else:
        deret |= {"fill": {"color": WARNA}, "gap": 60}
    jadi.add_series(deret)
    jadi.set_legend({"none": True})
    jadi.set_title({"none": True})
    jadi.set_x_axis({"num_font": HURUF})
    jadi.set_y_axis(
        {"name": bagan.satuan, "min": bagan.bawah, "max": bagan.atas, "major_unit": bagan.langkah}
        | {"num_font": HURUF, "name_font": HURUF}
        | {"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}, "num_format": "0"}
    )
    return jadi


def lepas(bagan: Bagan, dibuat: datetime) -> tuple[bytes, bytes]:
    """(the chart's XML, the workbook that its data are edited in) for a text document."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly; only who exports pays

    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        buku.set_properties({"title": bagan.judul, "created": dibuat.replace(tzinfo=None)})
        lembar = buku.add_worksheet(LEMBAR)
        lembar.write_string(0, 1, bagan.satuan)
        for urut, (nama, nilai) in enumerate(bagan.titik, start=1):
            lembar.write_string(urut, 0, nama)
            if nilai is not None:
                lembar.write_number(urut, 1, nilai)
        lembar.insert_chart("D2", pasang(buku, bagan, LEMBAR, (0, 1), 1))
    with zipfile.ZipFile(keluar) as arsip:
        xml = arsip.read("xl/charts/chart1.xml")
    return CETAK.sub(DATA, xml).replace(LABEL, HANYA_NILAI), keluar.getvalue()
