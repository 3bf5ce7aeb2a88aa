"""Reply links made of mentions, against links that people drew: `python -m tests.sources.online.measure_irc_links`.

A message that begins with a nick is taken to answer that nick's latest earlier message, at most WINDOW lines before.
The annotation links lines of the log, each line to the one or ones it goes on from; a line linked to itself begins a
conversation. Only lines from the first annotated one on count.
"""

import os
import sys
from pathlib import Path

from inroads.sources.online.irc import IRC
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report

LOGS = Path(os.environ.get("INROADS_SHARED", "../shared")) / "data" / "irc" / "dev"
WINDOWS = (50, 200, 1000)
START = 1_000
"""In each log the lines from here on are annotated, counted from 0."""


def links_by_mention(log, window):
    """Pairs of line numbers, counted from 0: an earlier message and the one that addresses its author."""
    links, last = set(), {}
    for batch in IRC.read(log, Asked(), Report(log.name)):
        for number, author, mentions in batch["posts"].select("number", "author", "mentions").iter_rows():
            line = number - 1
            for nick in mentions or ():
                before = last.get(nick)
                if before is not None and line - before <= window and line >= START:
                    links.add((before, line))
            last[author] = line
    return links


def drawn_links(log):
    """The pairs of the annotation, without those of a line with itself, the earlier line first."""
    file = log.with_name(log.name.replace(".raw.txt", ".annotation.txt"))
    pairs = [tuple(sorted(map(int, line.split()[:2]))) for line in file.read_text().splitlines() if line.strip()]
    return {pair for pair in pairs if pair[0] != pair[1] and pair[1] >= START}


def measure(window):
    """Precision and recall over all logs, the count of links made and drawn, and recall among lines that address."""
    made, drawn, both, addressing = 0, 0, 0, 0
    for log in sorted(LOGS.glob("*.raw.txt")):
        ours, theirs = links_by_mention(log, window), drawn_links(log)
        made, drawn, both = made + len(ours), drawn + len(theirs), both + len(ours & theirs)
        lines = {line for _before, line in ours}
        addressing += sum(line in lines for _before, line in theirs)
    return both / made, both / drawn, made, drawn, both / addressing


def main():
    """Print one line for each window."""
    for window in WINDOWS:
        precision, recall, made, drawn, among = measure(window)
        sys.stdout.write(
            f"window {window}: precision {precision:.3f}, recall {recall:.3f} ({made} made, {drawn} drawn); "
            f"recall among lines that address somebody {among:.3f}\n"
        )


if __name__ == "__main__":
    main()
