"""The tables of a record and how an older record becomes a present one.

A migration is a function; its number is its place in `MIGRATIONS`. `PRAGMA user_version` says how many a record has
had. Each runs in one transaction. Columns that people query stand on their own; the whole object stands beside them as
JSON.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x42434831
"""`BCH1`: what `file` and SQLite tools see in the header."""

_FIRST = """
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE source (
  sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE provenance (
  source TEXT NOT NULL REFERENCES source, name TEXT NOT NULL, container TEXT NOT NULL, hints TEXT NOT NULL,
  budget TEXT, added TEXT NOT NULL, PRIMARY KEY (source, container, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX provenance_by_container ON provenance (container);
CREATE TABLE place (
  source TEXT NOT NULL REFERENCES source, path TEXT NOT NULL, depth INTEGER NOT NULL, container TEXT NOT NULL,
  hints TEXT NOT NULL, budget TEXT, added TEXT NOT NULL, PRIMARY KEY (source, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE seen (
  path TEXT PRIMARY KEY, state TEXT NOT NULL, settled INTEGER NOT NULL, source TEXT NOT NULL REFERENCES source
) STRICT, WITHOUT ROWID;
CREATE TABLE inspection (
  source TEXT PRIMARY KEY REFERENCES source, entry TEXT NOT NULL, readable INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE problem (
  path TEXT NOT NULL, code TEXT NOT NULL, source TEXT NOT NULL, message TEXT NOT NULL, advice TEXT NOT NULL,
  PRIMARY KEY (path, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE shard (
  name TEXT PRIMARY KEY, loaded INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE shard_entry (
  source TEXT PRIMARY KEY REFERENCES source, entry TEXT NOT NULL, hints TEXT NOT NULL,
  shard TEXT NOT NULL REFERENCES shard
) STRICT, WITHOUT ROWID;
CREATE INDEX shard_entry_by_shard ON shard_entry (shard);
CREATE TABLE failure (
  source TEXT PRIMARY KEY REFERENCES source, stage TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
  advice TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE document (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source, media_type TEXT NOT NULL, title TEXT, outlet TEXT,
  language TEXT, published_earliest TEXT, published_latest TEXT, text TEXT NOT NULL, text_sha256 TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE passage (
  id INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES document, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  zone TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX passage_by_document ON passage (document, start);
CREATE VIRTUAL TABLE passage_search USING fts5 (
  text, content = 'passage', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
  INSERT INTO passage_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
  INSERT INTO passage_search (passage_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TABLE document_actor (
  actor TEXT NOT NULL, document TEXT NOT NULL REFERENCES document, json TEXT NOT NULL, PRIMARY KEY (actor, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_actor_by_document ON document_actor (document);
CREATE TABLE claim (
  id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document, layer TEXT NOT NULL, type TEXT,
  earliest TEXT, latest TEXT, status TEXT NOT NULL, secrecy TEXT NOT NULL, place TEXT, words TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_document ON claim (document);
CREATE TABLE quote (
  id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document, speaker TEXT, form TEXT NOT NULL,
  earliest TEXT, latest TEXT, words TEXT NOT NULL, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_by_document ON quote (document);
CREATE TABLE document_role (
  id TEXT NOT NULL, document TEXT NOT NULL REFERENCES document, json TEXT NOT NULL, PRIMARY KEY (id, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_role_by_document ON document_role (document);
CREATE TABLE contradiction (
  id TEXT PRIMARY KEY, document TEXT REFERENCES document, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contradiction_by_document ON contradiction (document);
CREATE TABLE dating (
  document TEXT NOT NULL REFERENCES document, basis TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (document, basis)
) STRICT, WITHOUT ROWID;
CREATE TABLE actor (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, country TEXT, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE role (
  id TEXT PRIMARY KEY, actor TEXT NOT NULL, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX role_by_actor ON role (actor);
CREATE TABLE event (
  id TEXT PRIMARY KEY, label TEXT NOT NULL, layer TEXT NOT NULL, type TEXT, earliest TEXT, latest TEXT,
  status TEXT NOT NULL, secrecy TEXT NOT NULL, place TEXT, channel TEXT, first_public TEXT, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE event_claim (
  claim TEXT PRIMARY KEY REFERENCES claim, event TEXT NOT NULL REFERENCES event
) STRICT, WITHOUT ROWID;
CREATE INDEX event_claim_by_event ON event_claim (event);
CREATE TABLE channel (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE disclosure (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, "on" TEXT NOT NULL, decision TEXT NOT NULL,
  before TEXT, after TEXT, note TEXT, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
"""


_SECOND = """
CREATE TABLE identity (
  document TEXT NOT NULL REFERENCES document, local TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (document, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_by_actor ON identity (actor);
CREATE TABLE suggestion (
  id TEXT PRIMARY KEY, state TEXT NOT NULL, score REAL NOT NULL, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


def _first(connection: sqlite3.Connection) -> None:
    for statement in _statements(_FIRST):
        connection.execute(statement)


def _second(connection: sqlite3.Connection) -> None:
    for statement in _statements(_SECOND):
        connection.execute(statement)


def _statements(script: str) -> list[str]:
    """Split a script at the ends of whole statements (a trigger holds semicolons of its own)."""
    found, current = [], ""
    for line in script.splitlines():
        current += line + "\n"
        if sqlite3.complete_statement(current):
            found.append(current.strip())
            current = ""
    return found


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first, _second)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a record up to the present schema."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            migration(connection)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
