"""A stand-in: see tensorflow_stand_in."""

from tensorflow_stand_in import stand_in

__version__ = "0+stand.in"
stand_in(__name__)
