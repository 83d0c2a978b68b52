"""A company directory beside the tests: real HTTP on loopback, in the shape of the public documentation."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from stdnum import luhn

SLOW_S = 5


def siret(number: int) -> str:
    """A made-up SIRET whose check digits are right."""
    company = f"{number:08}"
    company += luhn.calc_check_digit(company)
    establishment = f"{company}0001"
    return establishment + str(luhn.calc_check_digit(establishment))


def establishment(number: str, **values: Any) -> dict[str, Any]:
    """One establishment of an answer; invented."""
    return {
        "siret": number,
        "activite_principale": "43.21A",
        "adresse": "1 RUE INVENTEE 49000 ANGERS",
        "commune": "49007",
        "libelle_commune": "ANGERS",
        "code_postal": "49000",
        "etat_administratif": "A",
        "est_siege": False,
        "statut_diffusion_etablissement": "O",
        **values,
    }


def answer(*establishments: dict[str, Any], name: str = "ENTREPRISE INVENTEE") -> dict[str, Any]:
    """A whole answer with one company."""
    company = {
        "siren": "000000018",
        "nom_complet": f"{name} (SIGLE)",
        "nom_raison_sociale": name,
        "activite_principale": "43.21A",
        "nature_juridique": "5710",
        "siege": establishment("00000000000000"),
        "matching_etablissements": list(establishments),
        "complements": {"est_association": False, "est_service_public": False},
    }
    return {"results": [company], "total_results": 1, "page": 1, "per_page": 1, "total_pages": 1}


class CompanyDirectory:
    """Answers what the test tells it to."""

    def __init__(self) -> None:
        directory = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = parse_qs(urlsplit(self.path).query)
                directory.asked.append(asked["q"][0])
                time.sleep(directory.delay_s)
                self.send_response(directory.status)
                self.send_header("Location", "/elsewhere?q=redirected")
                self.send_header("Content-Length", str(len(directory.body)))
                self.end_headers()
                self.wfile.write(directory.body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/search"
        self.tells(answer())

    def tells(self, body: dict[str, Any] | bytes, *, status: int = 200, delay_s: float = 0) -> None:
        """The next answers."""
        self.asked: list[str] = []
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status = status
        self.delay_s = delay_s

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
