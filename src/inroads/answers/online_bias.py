"""What one would have concluded from one kind of source, or from one vantage."""

from inroads.answers.mask_and_recode import mask_and_recode
from inroads.answers.source_contrast import source_contrast

FINDINGS = (source_contrast, mask_and_recode)
