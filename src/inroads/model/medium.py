"""The fine media in which people meet and talk; how they are rolled up is declared in the frame."""

FINE_MEDIA = (
    "face_to_face",
    "phone",
    "sms",
    "private_chat",
    "group_chat",
    "public_online",
    "game",
    "email",
    "post",
)
COARSE_MEDIA = ("offline", "remote_voice", "online")
