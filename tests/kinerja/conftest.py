"""Settings of the property tests of this folder: repeatable, and never judged by a stopwatch."""

from hypothesis import settings

settings.register_profile("kinerja", deadline=None, derandomize=True, database=None, max_examples=80)
settings.load_profile("kinerja")
