"""The documents' pages."""

from skm.dokumen import persiapan
from skm.dokumen.views import dokumen, kantor, laporan_skm, pekppp, penanda

__all__ = ["dokumen", "kantor", "laporan_skm", "pekppp", "penanda", "persiapan"]
