"""By what access a passage was to be had; a vantage is a declared set of these."""

ACCESSES = (
    "public_online",
    "members_online",
    "private_online_seized",
    "device_extract",
    "phone_intercept",
    "online_intercept",
    "physical_observation",
    "statement",
    "records",
    "interview",
    "unknown",
)
