"""The errors of this package. Messages are plain Indonesian: they may be shown to the person who typed."""


class GalatKinerja(ValueError):
    """Base of every error raised on purpose by this package."""


class GalatMasukan(GalatKinerja):
    """An input was refused; the message says which, and what would have been accepted."""
