"""Papers written to new files: Markdown, plain text or Word, by the file's ending."""

from pathlib import Path

from tracker.desk.bad_rows import refuse_taken, write_new
from tracker.domain.paper import Paper
from tracker.domain.refusal import Refusal
from tracker.wording.paper import paper_as_markdown, paper_as_text

ENDINGS = (".md", ".txt", ".docx")


def write_paper(paper: Paper, path: Path) -> None:
    """Write a paper to a new file that only its owner can read; raises Refusal where that cannot be."""
    content = _content(paper, path)
    refuse_taken(path)
    write_new(path, content)


def refuse_unwritable(path: Path) -> None:
    """Raise Refusal where a paper cannot be written to a path, before anything else is done."""
    if path.suffix.lower() not in ENDINGS:
        raise Refusal(f"{path.name} ends in none of {', '.join(ENDINGS)}: choose what the paper is to be.")
    refuse_taken(path)


def _content(paper: Paper, path: Path) -> bytes:
    refuse_unwritable(path)
    match path.suffix.lower():
        case ".md":
            return paper_as_markdown(paper).encode()
        case ".txt":
            return paper_as_text(paper).encode()
    from tracker.exchange.paper_word import paper_as_word

    return paper_as_word(paper)
