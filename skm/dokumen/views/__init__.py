"""The documents' pages."""

from skm.dokumen import persiapan
from skm.dokumen.views import dokumen, kantor, penanda

__all__ = ["dokumen", "kantor", "penanda", "persiapan"]
