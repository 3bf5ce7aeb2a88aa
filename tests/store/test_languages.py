"""The language of posts, on sentences written for this test in the manner of forums."""

import pytest
from tests.online_study import add_online

from inroads.store.languages import UNDETERMINED, recognise
from inroads.study import new_study

pytest.importorskip("py3langid")

SENTENCES = {
    "nl": [
        "Weet iemand of die winkel nog open is of is hij weg?",
        "Ik heb gisteren een nieuwe telefoon gekocht en hij werkt niet.",
        "App me even als je mee wilt doen, dan regelen we het.",
        "Zoek pinpassen, goede vergoeding, geen enkel risico.",
        "Wie heeft er ervaring met deze verkoper hier?",
        "Het pakket is nog steeds niet aangekomen, al twee weken.",
        "Snel geld verdienen? Stuur mij gerust een berichtje.",
        "Die gast van vorige week is opgepakt, dus even rustig aan.",
        "Kan iemand mij uitleggen hoe dat met die rekening gaat?",
        "Morgen na school bij het station, neem je broer mee.",
        "Prima geregeld, alles kwam netjes op tijd aan.",
        "Niet met hem handelen, hij betaalt nooit terug.",
    ],
    "en": [
        "Does anyone know if this shop is still alive or gone?",
        "Bought a new laptop yesterday and it does not boot.",
        "Write me on telegram if you want the rest of it.",
        "Looking for reliable drops in the north, good percentage.",
        "The package still has not arrived after two weeks.",
        "Who here has experience with this vendor, any reviews?",
        "Thanks mate, the guide works great on the new version.",
        "Do not deal with him, he never pays anyone back.",
        "My cousin told me about this place, glad to be here.",
        "Can somebody explain how the escrow works on this market?",
        "We are hiring a coder for our team, profit is shared.",
        "He got arrested last week so keep quiet for a while.",
    ],
    "ru": [
        "Кто знает, работает ли ещё этот магазин?",
        "Купил вчера новый телефон, а он не включается.",
        "Пишите в личку, тут такие вещи не обсуждаем.",
        "Ищу дропов по Европе, процент хороший, стабильно.",
        "Посылка не пришла уже две недели, что делать?",
        "Спасибо большое, всё работает как надо.",
        "С ним дела не имейте, деньги он не возвращает.",
        "Двоюродный брат рассказал мне про этот форум.",
        "Объясните, пожалуйста, как работает гарант на площадке.",
        "Его приняли на прошлой неделе, пока сидим тихо.",
        "Нужен кодер в команду, прибыль делим поровну.",
        "Кто уже работал с этим продавцом, есть отзывы?",
    ],
    "de": [
        "Weiß jemand, ob der Laden noch offen ist oder weg?",
        "Ich habe gestern ein neues Handy gekauft und es geht nicht an.",
        "Schreib mir auf Telegram, wenn du mitmachen willst.",
        "Suche zuverlässige Leute für Pakete, gute Bezahlung.",
        "Das Paket ist nach zwei Wochen immer noch nicht da.",
        "Wer hat schon Erfahrung mit diesem Verkäufer gemacht?",
        "Danke dir, die Anleitung funktioniert wunderbar.",
        "Mit dem macht man keine Geschäfte, er zahlt nie zurück.",
        "Mein Cousin hat mir von diesem Forum erzählt.",
        "Kann mir jemand erklären, wie das mit dem Konto läuft?",
        "Letzte Woche wurde er verhaftet, also erst mal ruhig bleiben.",
        "Wir suchen einen Programmierer, der Gewinn wird geteilt.",
    ],
}
LEAST_PRECISION = 0.97
LEAST_RECALL = 0.9


def figures():
    """Precision of what is determined, and the share of texts that is determined rightly."""
    told = [(language, text) for language, texts in SENTENCES.items() for text in texts]
    found = recognise(text for _language, text in told)
    determined = [(true, said) for (true, _text), (said, _chance) in zip(told, found, strict=True) if said != "und"]
    right = sum(true == said for true, said in determined)
    return right / len(determined), right / len(told)


def test_precision():
    """Of the sentences whose language is determined nearly all are right, and few are left undetermined."""
    precision, recall = figures()

    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL


@pytest.mark.parametrize(
    "text", ["", None, "ok", "+1 thx", "https://example.invalid/een/twee/drie @fl4sh_22 123456", "))" * 99]
)
def test_undetermined(text):
    """A text that is short, or holds only links, handles and numbers, is not determined."""
    assert [(UNDETERMINED, 0.0)] == recognise([text])


def test_long_text():
    """A text of ten megabytes is looked at only in its beginning."""
    assert "nl" == recognise([SENTENCES["nl"][0] * 200_000])[0][0]


def test_table(tmp_path):
    """The table has a row for each post; what was recognised is kept and asked for only once."""
    posts = [
        {"post": f"{language}{number}", "author": "a", "text": text}
        for language, texts in SENTENCES.items()
        for number, text in enumerate(texts)
    ]
    with new_study(tmp_path / "a.study", coder="C1") as study:
        add_online(study, tmp_path / "place.txt", [*posts, {"post": "x", "author": "a", "text": "hm"}])
        table = study.table("post_languages")
        kept = {path: path.stat().st_mtime_ns for path in (study.path / "cache" / "languages").iterdir()}
        again = study.table("post_languages")

        assert ["place", "post", "language", "probability"] == table.columns
        assert len(posts) + 1 == table.height
        assert UNDETERMINED == table.filter(post="x")["language"].item()
        assert table.equals(again)
        assert kept == {path: path.stat().st_mtime_ns for path in kept}
