"""A chart drawn into a PDF, over ReportLab. Only who writes a PDF imports this."""

from __future__ import annotations

from typing import Any

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.shapes import Drawing, String
from reportlab.graphics.widgets.markers import makeMarker
from reportlab.lib import colors

from skm.bentuk.bagan import WARNA
from skm.bentuk.naskah import Bagan

TINGGI = 185
KIRI, BAWAH, ATAS = 34, 34, 26
UKURAN = 9


def gambar(bagan: Bagan, lebar: float, huruf: str) -> Drawing:
    """The chart as wide as the text, its values in figures."""
    jadi, isi = Drawing(lebar, TINGGI), _garis(bagan) if bagan.garis else _batang(bagan)
    isi.x, isi.y, isi.width, isi.height = KIRI, BAWAH, lebar - KIRI - 8, TINGGI - BAWAH - ATAS
    isi.data = [tuple(nilai for _, nilai in bagan.titik)]
    isi.categoryAxis.categoryNames = [nama for nama, _ in bagan.titik]
    sumbu = isi.valueAxis
    sumbu.valueMin, sumbu.valueMax = bagan.bawah, bagan.atas
    sumbu.valueStep = bagan.langkah
    sumbu.visibleGrid, sumbu.gridStrokeColor = True, colors.HexColor("#D9D9D9")
    for label in (isi.categoryAxis.labels, sumbu.labels):
        label.fontName, label.fontSize = huruf, UKURAN
    jadi.add(isi)
    jadi.add(String(0, TINGGI - 10, bagan.satuan, fontName=huruf, fontSize=UKURAN))
    return jadi


def tulis_nilai(nilai: float | None) -> str:
    """A value of a chart in figures; empty for a gap."""
    return "" if nilai is None else f"{nilai:.2f}".replace(".", ",")


def _batang(bagan: Bagan) -> Any:
    isi = VerticalBarChart()
    isi.bars[0].fillColor, isi.bars[0].strokeColor = colors.HexColor(WARNA), None
    isi.barLabelFormat, isi.barLabels.nudge = tulis_nilai, 8
    isi.barLabels.fontName, isi.barLabels.fontSize = "Vera", UKURAN
    return isi


def _garis(bagan: Bagan) -> Any:
    isi = HorizontalLineChart()
    isi.lines[0].strokeColor, isi.lines[0].strokeWidth = colors.HexColor(WARNA), 2
    isi.lines[0].symbol = makeMarker("FilledCircle")
    isi.lineLabelFormat, isi.lineLabelNudge = tulis_nilai, 10
    isi.lineLabels.fontName, isi.lineLabels.fontSize = "Vera", UKURAN
    return isi


def dalam_kata(bagan: Bagan) -> str:
    """The figure in words: its caption and every value."""
    isi = (f"{nama} {tulis_nilai(nilai) or 'belum ada'}" for nama, nilai in bagan.titik)
    return f"{bagan.keterangan}: {'; '.join(isi)}"
