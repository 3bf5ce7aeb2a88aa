"""Readers of exports of online meeting places, one file per family."""
