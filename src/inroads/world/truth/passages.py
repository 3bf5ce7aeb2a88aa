"""What is true of the passages of texts beyond what is coded of them, by reference."""

from typing import Any

from inroads.world.trace.texts import Texts


def passages(texts: Texts) -> dict[str, Any]:
    """Passages that tell only indirectly, decoys, accesses mislabelled, and who coded masked dossiers once more."""
    return {
        "indirect": texts.mentions.indirect,
        "decoys": texts.mentions.decoys,
        "access_wrong": texts.mentions.access_wrong,
        "recodings": texts.recodings.records,
    }
