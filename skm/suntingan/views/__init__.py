"""The pages about a report's text and photographs."""

from skm.suntingan.views import foto, narasi

__all__ = ["foto", "narasi"]
