"""Figures against named peers, measured in the same run; `python -m benchmarks` runs all.

One JSON line per figure: name, unit, ours, peer_name, peer, ratio, target, holds. `ratio` is how
many times better than the peer we are. Nothing here is asserted by a test: machines are noisy; see
`figures.calibration`.
"""
