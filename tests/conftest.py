"""What all tests share: generated examples are the same in every run, and no clock judges them."""

from hypothesis import settings

settings.register_profile("suite", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("suite")
