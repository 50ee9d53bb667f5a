"""Papers written to new files, Markdown, plain text or Word by their ending; the history says who took what out."""

from pathlib import Path

from tracker.desk.bad_rows import refuse_taken, write_new
from tracker.desk.session import Session, required
from tracker.domain.paper import Paper
from tracker.domain.refusal import Refusal
from tracker.wording.paper import paper_as_markdown, paper_as_text


def write_paper(session: Session, paper: Paper, path: Path, reason: str) -> None:
    """Write a paper to a new file only its owner can read, the reason to the history first; raises Refusal.

    Papers tell of young people by their references: without a reason nothing is written.
    """
    why = required(reason, "The reason for taking the paper out")
    if session.looking or session.known:
        raise Refusal("A paper is written only where the history can say so: turn read-only off first.")
    content = paper_bytes(paper, path)
    refuse_taken(path)
    session.store.look(f"wrote “{paper.title}” to {path.name}", why)
    write_new(path, content)


def paper_bytes(paper: Paper, path: Path) -> bytes:
    """Give a file's bytes in the form its name asks for; raises Refusal for any other."""
    match path.suffix.lower():
        case ".md":
            return paper_as_markdown(paper).encode()
        case ".txt":
            return paper_as_text(paper).encode()
        case ".docx":
            from tracker.exchange.paper_word import paper_as_word

            return paper_as_word(paper)
    raise Refusal(
        f"{path.name} is no kind of file a paper is written to: end its name in .md, .txt or .docx."
    )
