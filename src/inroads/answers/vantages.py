"""The vantages in words."""

from inroads.language import _


def vantage_name(vantage: str) -> str:
    """A vantage as it stands in a sentence; one of a study's own is told as it is written."""
    names = {
        "forum_study": _("a study of forums"),
        "server_seizure": _("a seized server"),
        "all_online": _("everything online"),
        "police_file": _("a police file"),
        "interviews": _("interviews"),
        "all": _("all sides"),
    }
    return names.get(vantage, vantage.replace("_", " "))


def vantage_meaning(vantage: str) -> str:
    """What could be seen from a vantage, in a sentence."""
    meanings = {
        "forum_study": _("A study of forums sees what is public online, and what members of a place can read."),
        "server_seizure": _("A seized server holds, besides what members read, the private messages of the place."),
        "all_online": _("Everything online is all that, and what was read out of devices or tapped online."),
        "police_file": _(
            "A police file holds seized servers, devices, taps, observations, statements and records; not what is"
            " public online or for members, and no interviews."
        ),
        "interviews": _("Interviews hold what was told to a researcher."),
        "all": _("From all sides means every passage, whatever its access."),
    }
    return meanings.get(vantage, "")
