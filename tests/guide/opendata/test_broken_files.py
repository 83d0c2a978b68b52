"""A broken file imports nothing and says why; a broken row is refused and the others are kept."""

import gzip
import io
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from api.guide.opendata.errors import BROKEN, REJECTED
from api.guide.opendata.service import BrokenFileError, run_import
from tests.factories import Factory
from tests.guide.opendata.conftest import POSTAL, Imports, numbers

SCHOOLS = (
    "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Code_commune;Code_departement;"
    "code_nature;etat\n"
    "0440001A;Collège Un;Collège;44109;044;340;OUVERT\n"
    "0440002B;Collège Deux;Collège;44109;044;340;OUVERT\n"
)


def zipped(content: bytes, name: str = "export.csv") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        # Of no date: tests are named by their bytes, and each worker of a run names them for itself.
        for each, inside in (("lisez-moi.txt", b"court"), (name, content)):
            archive.writestr(zipfile.ZipInfo(each), inside, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class TestBroken:
    @pytest.mark.parametrize(
        ("source", "content", "code"),
        [
            ("annuaire", b"", "empty"),
            ("annuaire", b"  \n ", "empty"),
            ("annuaire", b"<!doctype html><title>404</title>", "html_page"),
            ("annuaire", b"\xef\xbb\xbf  <html>", "html_page"),
            ("annuaire", b'[{"uai": "0440001A"}]', "unknown_header"),
            ("couverture-unml", b'[{"uai": "0440001A"}]', "wrong_format"),
            ("annuaire", b"a;b;c\n1;2;3\n", "unknown_header"),
            ("annuaire", SCHOOLS.encode()[:-20], "truncated"),
            ("annuaire", gzip.compress(SCHOOLS.encode() * 500, mtime=0)[:-30], "bad_archive"),
            ("annuaire", zipped(SCHOOLS.encode() * 500)[:-30], "bad_archive"),
            ("annuaire", b"PK\x03\x04 not a zip", "bad_archive"),
            ("ecoles-derivees", SCHOOLS.encode(), "wrong_format"),
            ("ecoles-derivees", b'[{"uai": "0440001A"}, {"uai"', "bad_json"),
            ("ecoles-derivees", b'{"something": {}}', "wrong_format"),
            ("ecoles-derivees", b"[1, 2]", "wrong_format"),
            ("ecoles-derivees", b'[{"uai": "\xff\xfe"}]', "bad_json"),
            ("rome-isco", b"code;label\n", "wrong_format"),
            ("rome-isco", zipped(b"", "[Content_Types].xml"), "bad_workbook"),
            ("contours", b'{"type": "FeatureCollection", "features": []}', "unknown_level"),
            ("contours", b'{"type": "Topology"}', "wrong_format"),
        ],
    )
    def test_says_why_and_imports_nothing(
        self, imports_here: Imports, source: str, content: bytes, code: str
    ) -> None:
        with pytest.raises(BrokenFileError) as broken:
            imports_here(source, content)
        assert broken.value.code == code
        assert broken.value.words("fr").startswith(BROKEN[code][0])
        assert broken.value.words("en").startswith(BROKEN[code][1])
        assert imports_here.one("SELECT count(*) FROM place") == 0
        assert imports_here.one("SELECT count(*) FROM import_run WHERE source = %s", source) == 0

    def test_a_file_cut_at_its_end_takes_nothing_back(self, imports_here: Imports) -> None:
        imports_here("annuaire", SCHOOLS)
        with pytest.raises(BrokenFileError):
            imports_here("annuaire", SCHOOLS.replace("Un", "Autre").encode()[:-20])
        assert imports_here.rows("SELECT name FROM place ORDER BY uai") == [
            ("Collège Un",),
            ("Collège Deux",),
        ]

    def test_unknown_source_and_absent_file(self, imports_here: Imports) -> None:
        with pytest.raises(BrokenFileError) as broken:
            imports_here("nothing", SCHOOLS)
        assert broken.value.code == "unknown_source"
        with pytest.raises(BrokenFileError) as broken:
            imports_here("annuaire", imports_here.folder / "absent.csv")
        assert broken.value.code == "not_found"


class TestRows:
    def test_each_refused_row_is_told_with_its_line_and_reason(self, imports_here: Imports) -> None:
        report_file = imports_here.folder / "report.jsonl"
        report = imports_here(
            "annuaire",
            SCHOOLS
            + "0440001A;Collège Un bis;Collège;44109;044;340;OUVERT\n"
            + ";Sans identifiant;Collège;44109;044;340;OUVERT\n"
            + "NOTANUAI;Mauvais identifiant;Collège;44109;044;340;OUVERT\n"
            + "0440004D;;Collège;44109;044;340;OUVERT\n"
            + "0440005E;École;Ecole;44109;044;151;OUVERT\n"
            + "0440006F;Fermé;Collège;44109;044;340;FERME\n"
            + "0440007G;Ailleurs;Collège;99999;044;340;OUVERT\n"
            + "0440008H;Mystère;Autre;44109;044;;OUVERT\n",
            report=report_file,
        )
        assert numbers(report) == (10, 2, 0, 0, 8, 0)
        told = imports_here.rows("SELECT line, key, reason FROM import_rejection ORDER BY line")
        assert told == [
            (4, "0440001A", "duplicate"),
            (5, None, "no_key"),
            (6, "NOTANUAI", "bad_identifier"),
            (7, "0440004D", "no_name"),
            (8, "0440005E", "out_of_scope"),
            (9, "0440006F", "closed_at_source"),
            (10, "0440007G", "no_position"),
            (11, "0440008H", "unknown_kind"),
        ]
        assert len(report_file.read_text().splitlines()) == 8
        assert set(report.reasons) <= set(REJECTED)

    def test_broken_characters_in_one_row_of_a_file_in_utf8(self, imports_here: Imports) -> None:
        rows = SCHOOLS.encode() + b"0440003C;Coll\xe8ge Trois;Coll\xe8ge;44109;044;340;OUVERT\n"
        report = imports_here("annuaire", rows)
        assert numbers(report) == (3, 2, 0, 0, 1, 0)
        assert imports_here.rows("SELECT line, reason FROM import_rejection") == [(4, "bad_encoding")]

    def test_null_bytes_and_cells_over_several_lines(self, imports_here: Imports) -> None:
        rows = (
            SCHOOLS
            + '0440003C;"Collège\nde\x00la ""Rive""";Collège;44109;044;340;OUVERT\n'
            + "0440004D;Après;x;y;044;340;OUVERT\n"
        )
        report = imports_here("annuaire", rows)
        assert imports_here.one("SELECT name FROM place WHERE uai = '0440003C'") == 'Collège de la "Rive"'
        assert imports_here.rows("SELECT line, reason FROM import_rejection ORDER BY line") == [
            (6, "no_position"),
        ]
        assert report.created == 3


class TestShapes:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    @pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_encodings_separators_and_line_ends(
        self, imports_here: Imports, encoding: str, separator: str, line_end: str
    ) -> None:
        content = SCHOOLS.replace(";", separator).replace("\n", line_end)
        report = imports_here("annuaire", content.encode(encoding))
        assert numbers(report) == (2, 2, 0, 0, 0, 0)
        assert imports_here.rows("SELECT name FROM place ORDER BY uai") == [
            ("Collège Un",),
            ("Collège Deux",),
        ]

    def test_an_old_macintosh(self, imports_here: Imports) -> None:
        rows = (
            SCHOOLS
            + "0440003C;Collège Hélène Boucher à Évron, près du Château;Collège;44109;044;340;OUVERT\n"
        )
        imports_here("annuaire", rows.encode("mac_roman"))
        assert imports_here.one("SELECT name FROM place WHERE uai = '0440003C'").startswith("Collège Hélène")

    @pytest.mark.parametrize("pack", [gzip.compress, zipped])
    def test_compressed(self, imports_here: Imports, pack) -> None:
        assert numbers(imports_here("annuaire", pack(SCHOOLS.encode()))) == (2, 2, 0, 0, 0, 0)
        assert numbers(imports_here("annuaire", SCHOOLS)) == (2, 0, 0, 2, 0, 0)

    def test_a_header_in_capitals_in_another_order(self, imports_here: Imports) -> None:
        header = (
            "ETAT;CODE DEPARTEMENT;CODE COMMUNE;NOM ÉTABLISSEMENT;IDENTIFIANT DE L'ETABLISSEMENT;CODE NATURE"
        )
        report = imports_here("annuaire", header + "\nOUVERT;44;44109;Collège;0440001A;340\n")
        assert numbers(report) == (1, 1, 0, 0, 0, 0)

    def test_without_a_last_line_end(self, imports_here: Imports) -> None:
        assert numbers(imports_here("annuaire", SCHOOLS.rstrip("\n"))) == (2, 2, 0, 0, 0, 0)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/postal.csv?token=secret")
            self.end_headers()
        elif path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif path == "/postal.csv":
            body = POSTAL.encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Keep the test's output quiet."""


class TestAddresses:
    @pytest.fixture
    def server(self):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()

    def test_a_file_over_http(self, imports_here: Imports, server: str) -> None:
        seen: list[tuple[int, int | None]] = []
        report = run_import(
            imports_here.url, "codes-postaux", f"{server}/moved?x=1", progress=lambda *done: seen.append(done)
        )
        assert numbers(report) == (4, 0, 0, 4, 0, 0)
        assert seen[-1] == (len(POSTAL.encode()), len(POSTAL.encode()))
        address = imports_here.one("SELECT address FROM import_run ORDER BY id DESC LIMIT 1")
        assert address == "http://127.0.0.1/moved"

    @pytest.mark.parametrize("path", ["/absent", "/loop"])
    def test_out_of_reach(self, imports_here: Imports, server: str, path: str) -> None:
        with pytest.raises(BrokenFileError) as broken:
            run_import(imports_here.url, "codes-postaux", f"{server}{path}")
        assert broken.value.code == "unreachable"


class TestManyGone:
    """A file that is well formed but short is more likely cut than true."""

    def rows(self, count: int) -> str:
        header = "id;name;kind;commune_code;address;lat;lon"
        return "\n".join([header, *(f"{n};Lieu {n};cio;44109;Rue;47.2;-1.5" for n in range(count))]) + "\n"

    def test_closing_most_places_at_once_is_refused(
        self, database_url: str, factory: Factory, tmp_path: Path
    ) -> None:
        factory.commune("44109", "Nantes")
        file = tmp_path / "lieux.csv"
        file.write_text(self.rows(200))
        run_import(database_url, "lieux", str(file))
        file.write_text(self.rows(100))
        with pytest.raises(BrokenFileError) as refused:
            run_import(database_url, "lieux", str(file))
        assert refused.value.code == "many_gone"
        still_open = factory.connection.execute("SELECT count(*) FROM place WHERE status = 'open'").fetchone()
        assert still_open == (200,)

    def test_unless_somebody_says_so_or_few_go(
        self, database_url: str, factory: Factory, tmp_path: Path
    ) -> None:
        factory.commune("44109", "Nantes")
        file = tmp_path / "lieux.csv"
        file.write_text(self.rows(200))
        run_import(database_url, "lieux", str(file))
        file.write_text(self.rows(160))
        assert run_import(database_url, "lieux", str(file)).closed == 40
        file.write_text(self.rows(10))
        assert run_import(database_url, "lieux", str(file), force=True).closed == 150
