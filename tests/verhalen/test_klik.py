"""What stories stand on: after a click the next page is there as a whole, however slowly it comes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


class _Traag(BaseHTTPRequestHandler):
    """Half of a page at once, the other half a second later."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Half</title><main><a href='/volgende'>Volgende</a>" + b" " * 4096)
        self.wfile.flush()
        time.sleep(1)
        self.wfile.write(b"<p role=status>Bewaard</p></main>")

    def log_message(self, *_: object) -> None:
        """Nothing: the story says what went wrong."""


@pytest.fixture
def traag() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Traag) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_na_een_klik_is_de_hele_bladzijde_er(browser: Browser, traag: str) -> None:
    pagina = browser.new_page()
    pagina.goto(traag)
    pagina.click("a")
    assert pagina.get_by_role("status").count() == 1
    pagina.get_by_text("Volgende").click()
    assert pagina.get_by_role("status").count() == 1
    pagina.close()
