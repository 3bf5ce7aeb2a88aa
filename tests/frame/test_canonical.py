import json

from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.frame import default_frame, read_frame

LABEL = (
    st.text(min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(lambda t: t and t.isprintable())
)


def test_round_trip():
    """The canonical text of the default frame reads back as an equal frame with the same digest."""
    frame = default_frame()
    again = read_frame({"frame.yaml": frame.to_yaml()})

    assert frame == again
    assert frame.digest == again.digest


def test_one_word_changes_the_digest():
    """Another label is another content."""
    changed = default_frame().to_yaml().replace("kernlid", "kopstuk")

    assert default_frame().digest != read_frame({"frame.yaml": changed}).digest


@settings(max_examples=25)
@given(LABEL, LABEL, st.integers(0, 10**6).map(lambda n: n / 10**6))
def test_round_trip_of_a_study(english, dutch, threshold):
    """A study's frame, whatever its labels and numbers, is kept as a text that stands alone and reads back equal."""
    label = json.dumps({"en": english, "nl": dutch}, ensure_ascii=False)
    text = f"""frame: docm
version: 7
extends: inroads@1
variables:
- {{unit: person, variable: hat, type: text, label: {label}}}
rules: {{growth: {{threshold: {threshold:.6f}}}}}
"""
    frame = read_frame({"frame.yaml": text})
    again = read_frame({"any-name.yaml": frame.to_yaml()})

    assert frame == again
    assert frame.digest == again.digest
    assert (threshold, english) == (again.rules["growth"]["threshold"], again.label("person", "hat"))
