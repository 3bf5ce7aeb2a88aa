"""The words that every frame knows: why a value is missing, and yes or no for a flag."""

MISSING: dict[str, dict[str, str]] = {
    "not_asked": {"en": "not asked", "nl": "niet gevraagd"},
    "not_recorded": {"en": "not recorded", "nl": "niet vastgelegd"},
    "unknown_to_source": {"en": "unknown to the source", "nl": "onbekend bij de bron"},
    "not_applicable": {"en": "not applicable", "nl": "niet van toepassing"},
    "contested": {"en": "contested", "nl": "betwist"},
}

FLAGS: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "yes": ({"en": "yes", "nl": "ja"}, ("y", "j", "true", "waar", "1")),
    "no": ({"en": "no", "nl": "nee"}, ("n", "false", "onwaar", "0")),
}
