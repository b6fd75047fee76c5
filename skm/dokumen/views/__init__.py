"""The documents' pages."""

from skm.dokumen import persiapan
from skm.dokumen.views import dokumen, isi, kantor, laporan_skm, pekppp, penanda

__all__ = ["dokumen", "isi", "kantor", "laporan_skm", "pekppp", "penanda", "persiapan"]
