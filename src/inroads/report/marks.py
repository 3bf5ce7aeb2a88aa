"""The small shapes that tell offline, online and remote voice apart in every table, in colour and in print."""

from inroads.report.markup import Html

_SHAPES = {
    "offline": '<rect x="1" y="1" width="8" height="8" fill="#C75B12"/>',
    "online": '<circle cx="5" cy="5" r="4.4" fill="#0072B2"/>',
    "remote_voice": '<path d="M5 .6 9.6 9.2H.4Z" fill="#009E73"/>',
    "hybrid": '<path d="M1 1h4v8H1Z" fill="#C75B12"/><path d="M5 1a4 4 0 0 1 0 8Z" fill="#0072B2"/>',
    "unknown": '<path d="M1.5 1.5h7v7h-7Z" fill="#fff" stroke="#767676"/>'
    '<path d="M1.5 5 5 1.5M1.5 8.5l7-7M5 8.5 8.5 5" stroke="#767676"/>',
}


def mark(medium: str) -> Html:
    """The shape of a coarse medium, hidden from screen readers as its word stands beside it."""
    shape = _SHAPES.get(medium)
    return Html(f'<svg class="k" viewBox="0 0 10 10" aria-hidden="true">{shape}</svg>' if shape else "")
