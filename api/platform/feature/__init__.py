"""What a feature brings to the product, and the shapes of each thing that it may bring.

A room says it once, in its `feature.py`; the composition root (`api/features.py`) lists the rooms.
"""
