"""The readers of sets with names: what they leave open, what is a state, how words are cut, what is refused."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.language import splitting
from model.language.data import columns, countries, crossner, licences, litbank, multiner, names, ner_open, re3d
from model.language.examples import ENTITY_LABELS, Entity, Example

from tests.support import shared

ALL = frozenset(ENTITY_LABELS)
TOKENS = st.lists(
    st.one_of(
        st.sampled_from(
            ["-LRB-", "-RRB-", "``", "''", '"', "'", "'s", "s", "don", "'t", "cannot", "A-B", "x/y", "1-2", "_"]
        ),
        st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=12,
)


def sound(examples: Iterable[Example]) -> list[Example]:
    """Return the examples after checking what must hold of any."""
    found = list(examples)
    for example in found:
        assert len(example.words) == len(example.breaks)
        assert example.breaks[0] == splitting.LINE
        assert all(word.strip() for word in example.words)
        end = 0
        for entity in example.entities or ():
            assert end <= entity.start < entity.end <= len(example.words)
            assert entity.labels
            assert entity.labels <= ALL
            end = entity.end
    return found


def named(example: Example) -> dict[str, Entity]:
    return {" ".join(example.words[e.start : e.end]): e for e in example.entities or ()}


def written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def parted(tokens: str) -> list[str]:
    return tokens.split()


def text_of(words: Iterable[str], breaks: Iterable[int]) -> str:
    gaps = {splitting.JOINED: "", splitting.SPACE: " ", splitting.LINE: "\n"}
    return "".join(gaps[b] + w for w, b in zip(words, breaks, strict=True)).strip("\n")


class TestCutting:
    """Tokens become words, with the space between them."""

    @pytest.mark.parametrize(
        ("token", "words"),
        [
            ("Eurosceptic-minded", ("Eurosceptic", "-", "minded")),
            ("mother-in-law", ("mother", "-", "in", "-", "law")),
            ("1922-23", ("1922", "-", "23")),
            ("F-16", ("F", "-", "16")),
            ("either/or", ("either", "/", "or")),
            ("and/or", ("and", "/", "or")),
            ("envoy's", ("envoy", "'s")),
            ("envoy’s", ("envoy", "’s")),
            ("isn't", ("is", "n't")),
            ("n't", ("n't",)),
            ("'s", ("'s",)),
            ("they'll", ("they", "'ll")),
            ("Cannot", ("Can", "not")),
            ("-LRB-", ("(",)),
            ("``", ('"',)),
            ("-held", ("-", "held")),
            ("-a-held", ("-", "a", "-", "held")),
            ("-example.com", ("-", "example.com")),
            ("https://a-b.org/c-d", ("https://a-b.org/c-d",)),
            ("@someone", ("@someone",)),
            ("#talks", ("#", "talks")),
            ("U.S.", ("U.S.",)),
            ("O'Brien", ("O'Brien",)),
        ],
    )
    def test_one_token(self, token: str, words: tuple[str, ...]) -> None:
        assert columns.split_word(token) == words

    def test_a_sentence_gets_its_spaces_back(self) -> None:
        tokens = parted(
            "The envoy 's pro-peace aide said : `` We do n't -LRB- yet -RRB- agree , '' and left , at 5 % ."
        )
        cut = columns.cut(tokens)
        assert text_of(cut.words, cut.breaks) == (
            "The envoy's pro-peace aide said: \"We don't (yet) agree,\" and left, at 5%."
        )

    def test_single_quotes_and_plural_possessives(self) -> None:
        cut = columns.cut(parted("Two parties ' leaders called it ' a start ' today"))
        assert text_of(cut.words, cut.breaks) == "Two parties' leaders called it 'a start' today"

    def test_cuts_that_no_tokenizer_makes_are_mended(self) -> None:
        assert columns.cut(["They", "don", "'t", "know", "Ana", "'", "s", "plan"]).words == (
            *("They", "do", "n't", "know", "Ana", "'s", "plan"),
        )

    def test_spans_follow_the_cut(self) -> None:
        cut = columns.cut(["The", "Anglo-Irish", "Bank", "'s", "fall"])
        start, end = cut.span(1, 3)
        assert cut.words[start:end] == ("Anglo", "-", "Irish", "Bank")

    @given(TOKENS)
    def test_nothing_is_lost_and_indexes_hold(self, tokens: list[str]) -> None:
        cut = columns.cut(tokens, frozenset("_"))
        assert len(cut.words) == len(cut.breaks) == cut.at[-1]
        assert len(cut.at) == len(tokens) + 1
        assert list(cut.at) == sorted(cut.at)
        assert all(cut.words)
        plain = "".join(columns._ESCAPES.get(t, t) for t in tokens if t != "_")
        assert "".join(cut.words) == plain
        assert all(b != splitting.LINE for b in cut.breaks[1:])

    @given(st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]), max_size=12))
    def test_spans_cover_what_is_tagged(self, tags: list[str]) -> None:
        found = list(columns.spans(tags))
        inside = [i for start, end, _ in found for i in range(start, end)]
        assert inside == [i for i, tag in enumerate(tags) if tag != "O"]
        assert all({tags[i][2:] for i in range(start, end)} == {label} for start, end, label in found)
        assert all(not tag.startswith("B-") or any(start == i for start, _, _ in found) for i, tag in enumerate(tags))

    def test_both_separators_and_a_byte_order_mark_are_read(self, tmp_path: Path) -> None:
        written(tmp_path / "a", "\ufeffAna\tB-PER\r\nBelić I-PER\n\nleft NN - O\n")
        first, second = columns.sentences(tmp_path / "a")
        assert (first.tokens, first.tags) == (("Ana", "Belić"), ("B-PER", "I-PER"))
        assert (second.tokens, second.tags) == (("left",), ("O",))


class TestPlaces:
    """States, other places, and what a name doesn't settle."""

    @pytest.mark.parametrize(
        "name",
        [
            *("United States", "the United States", "U.S.", "US", "USA", "UK", "Britain", "Soviet Union", "Yugoslavia"),
            *(
                "South Korea",
                "North Korea",
                "Ivory Coast",
                "Côte d'Ivoire",
                "The Netherlands",
                "Islamic Republic of Iran",
            ),
            *("Democratic Republic of the Congo", "People 's Republic of China", "Timor-Leste", "Kosovo", "Palestine"),
            *("East Germany", "Russian Federation", "Syrian Arab Republic", "Bosnia and Herzegovina", "Scotland"),
        ],
    )
    def test_states(self, name: str) -> None:
        assert countries.is_state(name)

    @pytest.mark.parametrize(
        "name",
        ["Paris", "Guam", "Puerto Rico", "Antarctica", "Texas", "Europe", "Republic of Texas", "Russian", "", "it"],
    )
    def test_no_states(self, name: str) -> None:
        assert not countries.is_state(name)

    def test_a_name_that_settles_nothing_stays_open(self) -> None:
        assert countries.place_labels("Georgia") == {"STATE", "LOC"}
        assert countries.place_labels("Qzfrovia") == {"STATE", "LOC"}
        assert countries.place_labels("Jordan") == {"STATE"}
        assert countries.place_labels("Nairobi") == countries.place_labels("Lake Qzfro") == {"LOC"}
        assert countries.stated_place_labels("Qzfro") == {"LOC"}
        assert countries.stated_place_labels("Qzfro Republic") == {"STATE", "LOC"}

    def test_peoples_are_told_from_states(self) -> None:
        for word in ("Syrians", "Iraqi", "Dutch", "Norwegian", "Kurds", "Jordanian", "Senegalese"):
            assert names.is_people(word), word
        for word in ("Syria", "Jordan", "Oman", "Sudan", "Mali", "Iran", "Japan", "Mladic"):
            assert not names.is_people(word), word


class TestNames:
    """Where a name begins."""

    def test_titles_and_articles_are_cut_but_never_all(self) -> None:
        words = ("the", "Foreign", "Minister", "Ana", "Belić")
        assert names.without_article(words, 0, 5) == 1
        assert names.without_titles(words, 1, 5) == 3
        assert names.without_titles(("Prime", "Minister"), 0, 2) == 1

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            ("Ministry of Foreign Affairs", True),
            ("the ministry", False),
            ("Asad regime", False),
            ("We", False),
            ("US", True),
        ],
    )
    def test_is_name(self, words: str, told: bool) -> None:
        assert names.is_name(words.split()) is told


class TestCrossner:
    """CrossNER, and an invented sentence in its form."""

    def test_labels_and_what_stays_open(self, tmp_path: Path) -> None:
        lines = """Ana B-politician|Belić I-politician|of O|the O|Left-Green B-politicalparty|Pact I-politicalparty|
        left O|Norway B-country|for O|Bergen B-location|after O|the O|2011 B-election|election I-election|and O|
        her O|Memoirs B-misc|, O|Jazz B-musicgenre|, O|Austria B-country|n O|. O"""
        written(
            tmp_path / "language/CrossNER/ner_data/politics/train.txt",
            "\n".join("\t".join(line.split()) for line in lines.split("|")),
        )
        (example,) = sound(crossner.read(tmp_path, "train", "politics"))
        found = named(example)
        assert {name: set(e.labels) for name, e in found.items() if not e.optional} == {
            "Ana Belić": {"PER"},
            "Left - Green Pact": {"ORG"},
            "Norway": {"STATE"},
            "Bergen": {"LOC"},
            "2011 election": {"EVENT"},
        }
        assert {name for name, e in found.items() if e.optional} == {"Memoirs", "Austrian"}
        assert found["Memoirs"].labels == ALL
        assert example.annotated == ALL - {"LAW"}
        assert example.starts is None

    def test_events_are_silent_where_the_domain_has_no_such_label(self, tmp_path: Path) -> None:
        written(tmp_path / "language/CrossNER/ner_data/ai/dev.txt", "Talks\tO\n")
        (example,) = crossner.read(tmp_path, "dev", "ai")
        assert example.annotated == {"PER", "ORG", "STATE", "LOC"}

    def test_the_set_itself(self) -> None:
        root = shared("data")
        for domain in crossner.DOMAINS:
            for part in ("train", "dev", "test"):
                assert len(sound(crossner.read(root, part, domain))) >= 100
        everything = list(crossner.read(root, "train"))
        assert len({example.id for example in everything}) == len(everything) == 700


class TestOpenSets:
    """The four open sets."""

    def folder(self, root: Path, name: str) -> Path:
        return root / "language/ner-open/data" / name / "CONLL-format/data"

    def test_wikigold_is_read_as_documents_and_every_tenth_held_out(self, tmp_path: Path) -> None:
        document = "-DOCSTART- O\n\nMr. I-PER\nBell I-PER\nleft O\nPeru I-LOC\n. O\n\nHe O\nwon O\nGold I-MISC\n. O\n\n"
        written(self.folder(tmp_path, "wikigold") / "wikigold.conll.txt", document * 10)
        train = sound(ner_open.read(tmp_path, "train", "wikigold"))
        dev = sound(ner_open.read(tmp_path, "dev", "wikigold"))
        assert (len(train), len(dev), list(ner_open.read(tmp_path, "test", "wikigold"))) == (9, 1, [])
        found = named(dev[0])
        assert found["Bell"].labels == {"PER"}
        assert found["Peru"].labels == {"STATE"}
        assert found["Gold"].optional
        assert dev[0].words == ("Mr.", "Bell", "left", "Peru", ".", "He", "won", "Gold", ".")
        assert dev[0].breaks.count(splitting.LINE) == 1

    def test_tweets(self, tmp_path: Path) -> None:
        lines = "@ B-PER|envoy1 B-PER|says O|the O|U B-LOC|. I-LOC|S I-LOC|. I-LOC|met O|Iraqi B-LOC|#Kurds B-ORG|. O|"
        for section in ("a", "g"):
            written(self.folder(tmp_path, "BTC") / f"{section}.conll", lines.replace("|", "\n").replace(" ", "\t"))
        (example,) = sound(ner_open.read(tmp_path, "train", "BTC", sections=("g",)))
        found = named(example)
        assert found["@envoy1"].optional
        assert found["Iraqi"].optional
        assert found["# Kurds"].optional
        assert found["U.S."].labels == {"STATE"}
        assert not found["U.S."].optional
        assert len(list(ner_open.read(tmp_path, "train", "BTC", sections=("a", "g")))) == 2

    def test_a_contract_names_its_parties_by_their_part(self, tmp_path: Path) -> None:
        written(
            self.folder(tmp_path, "SEC-filings") / "train/FIN5.txt",
            "Borrower NNP - I-PER\nand CC - O\nAcme NNP - I-ORG\n",
        )
        (example,) = sound(ner_open.read(tmp_path, "train", "SEC-filings"))
        found = named(example)
        assert found["Borrower"].optional
        assert not found["Acme"].optional

    @pytest.mark.parametrize("name", ner_open.NAMES)
    def test_the_sets_themselves(self, name: str) -> None:
        train = sound(ner_open.read(shared("data"), "train", name))
        assert len({example.id for example in train}) == len(train) >= 100
        assert all(example.annotated == ALL - {"EVENT", "LAW"} for example in train)


class TestMultiner:
    """multiNER."""

    def test_a_line(self, tmp_path: Path) -> None:
        place = tmp_path / "language/multiNER-en"
        place.mkdir(parents=True)
        with zipfile.ZipFile(place / "nerannotateddatasets.zip", "w") as archive:
            archive.writestr(
                "Final_English.txt", "Act B-MISC\r\nof O\r\nKandy B-LOC\r\nby O\r\nschool B-ORG\r\nboards I-ORG\r\n"
            )
        (example,) = sound(multiner.read(tmp_path, "train"))
        assert {name: e.optional for name, e in named(example).items()} == {
            "Act": True,
            "Kandy": False,
            "school boards": True,
        }
        assert list(multiner.read(tmp_path, "dev")) == []

    def test_the_set_itself(self) -> None:
        assert len(sound(multiner.read(shared("data"), "train"))) > 3000


class TestRe3d:
    """re3d: names are cut out of phrases; other folders are never opened."""

    TEXT = """The Foreign Minister Ana Belić met the Kandy Pact in Bergen, Norway.
We left the government of Peru on Monday."""
    MARKS = (
        ("The Foreign Minister Ana Belić", "Person", 1),
        ("Ana Belić", "Person", 0),
        ("the Kandy Pact", "Organisation", 0.9),
        ("Bergen, Norway", "Location", 1),
        ("We", "Organisation", 1),
        ("the government of Peru", "Organisation", 1),
        ("Peru", "Location", 0),
        ("Monday", "Temporal", 1),
        ("Monday", "Organisation", 0),
    )

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        pytest.importorskip("spacy", reason="needs spaCy's English rules")
        for folder in re3d.FOLDERS:
            marks = [
                json.dumps(
                    {
                        "documentId": "1",
                        "begin": self.TEXT.index(value),
                        "end": self.TEXT.index(value) + len(value),
                        "type": kind,
                        "confidence": confidence,
                    }
                )
                for value, kind, confidence in self.MARKS
            ]
            written(tmp_path / "events/re3d" / folder / "documents.json", json.dumps({"_id": "1", "text": self.TEXT}))
            written(tmp_path / "events/re3d" / folder / "entities.json", "\n".join(marks))
        return tmp_path

    def test_phrases_are_looked_through_for_names(self, root: Path) -> None:
        example = sound(re3d.read(root, "train"))[0]
        assert {name: set(e.labels) for name, e in named(example).items()} == {
            "Ana Belić": {"PER"},
            "Kandy Pact": {"ORG"},
            "Bergen": {"LOC"},
            "Norway": {"STATE"},
            "Peru": {"STATE"},
        }
        assert [example.words[i] for i, b in enumerate(example.breaks) if b == splitting.LINE] == ["The", "We"]
        assert example.id == f"{re3d.FOLDERS[0]}/1"

    def test_gold_keeps_the_sets_own_spans(self, root: Path) -> None:
        document = re3d.gold(root, "test")[0]
        spans = {document.text[g.start : g.end]: g for g in document.entities}
        assert set(spans) == {value for value, kind, confidence in self.MARKS if kind in re3d.KINDS and confidence}
        person = spans["The Foreign Minister Ana Belić"]
        assert document.text[slice(*person.core)] == "Ana Belić"
        assert (person.type, person.named) == ("PER", True)
        assert not spans["We"].named
        assert not spans["the government of Peru"].named

    def test_other_folders_are_never_read(self, root: Path) -> None:
        written(root / "events/re3d/BBC_Online/documents.json", "not to be opened")
        assert all("BBC" not in report.id for part in ("train", "dev", "test") for report in re3d.reports(root, part))

    def test_the_set_itself(self) -> None:
        root = shared("data")
        parts = {part: {r.id for r in re3d.reports(root, part)} for part in ("train", "dev", "test")}
        assert {part: len(ids) for part, ids in parts.items()} == {"train": 38, "dev": 6, "test": 22}
        assert len(set().union(*parts.values())) == 66
        pytest.importorskip("spacy", reason="needs spaCy's English rules")
        for part in parts:
            sound(re3d.read(root, part))
            for document in re3d.gold(root, part):
                for entity in document.entities:
                    assert entity.start <= entity.core[0] < entity.core[1] <= entity.end <= len(document.text)


class TestLitbank:
    """LitBank: mentions, heads, chains, names, speakers."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        text = """The captain of the Argo , Mr. Bell , slept .
            “ _ Wake _ up , ” said his good-natured mate .
            He was a sailor ."""
        marks = """MENTION T0 0 0 0 4 The_captain_of_the_Argo PER NOM
            MENTION T1 0 3 0 4 the_Argo VEH PROP
            MENTION T2 0 6 0 7 Mr._Bell PER PROP
            MENTION T3 1 8 1 8 his PER PRON
            MENTION T4 1 8 1 10 his_good-natured_mate PER NOM
            MENTION T5 2 0 2 0 He PER PRON
            MENTION T6 2 2 2 3 a_sailor PER NOM
            COREF T0 bell
            COREF T1 argo
            COREF T3 bell
            COREF T4 mate
            COREF T5 bell
            APPOS T2 T0
            COP T6 T5"""
        tabbed = "\n".join("\t".join(line.split()) for line in marks.splitlines())
        for number in range(10):
            written(tmp_path / f"language/litbank/coref/tsv/{number}.txt", text)
            written(tmp_path / f"language/litbank/coref/tsv/{number}.ann", tabbed)
            quotes = "QUOTE\tQ1\t1\t0\t1\t6\t“ _ Wake _ up , ”\nATTRIB\tQ1\tmate"
            written(tmp_path / f"language/litbank/quotations/tsv/{number}.ann", quotes)
        return tmp_path

    def test_mentions_heads_and_chains(self, root: Path) -> None:
        (example,) = sound(litbank.read(root, "dev"))
        words = example.words
        assert "_" not in words
        found = {" ".join(words[m.start : m.end]): m for m in example.mentions or ()}
        heads = {text: words[m.head] for text, m in found.items()}
        assert heads == {
            "The captain of the Argo": "captain",
            "the Argo": "Argo",
            "Mr. Bell": "Bell",
            "his": "his",
            "his good - natured mate": "mate",
            "He": "He",
            "a sailor": "sailor",
        }
        same = {text for text, m in found.items() if m.chain == "bell"}
        assert same == {"The captain of the Argo", "Mr. Bell", "his", "He", "a sailor"}
        assert found["the Argo"].type == "object"
        assert example.mention_types == {"person", "organization", "place", "object"}
        assert [words[i] for i in example.starts or ()] == ["The", "“", "He"]

    def test_names_are_entities_and_quotations_have_speakers(self, root: Path) -> None:
        example = next(iter(litbank.read(root, "train")))
        assert {name: set(e.labels) for name, e in named(example).items()} == {"Bell": {"PER"}}
        spans = {label: " ".join(example.words[start:end]) for label, start, end in example.attribution or ()}
        assert spans == {"content": "“ Wake up , ”", "source": "his good - natured mate"}

    @pytest.mark.parametrize(
        ("span", "head"),
        [
            ("a short , stout man of fifty", "man"),
            ("the tall and handsome stranger", "stranger"),
            ("Tom and Huck", "and"),
            ("his mother and his aunt", "and"),
            ("Ana 's aunt", "aunt"),
            ("the boy I lost", "boy"),
            ("the man , who slept", "man"),
            ("one of them", "one"),
        ],
    )
    def test_head(self, span: str, head: str) -> None:
        words = span.split()
        assert words[litbank.head(words, 0, len(words))] == head

    def test_the_set_itself(self) -> None:
        root = shared("data")
        train, dev = (sound(litbank.read(root, part)) for part in ("train", "dev"))
        assert (len(train), len(dev), list(litbank.read(root, "test"))) == (90, 10, [])
        mentions = [(e, m) for e in (*train, *dev) for m in e.mentions or ()]
        assert len(mentions) == 29103
        assert all(0 <= m.start <= m.head < m.end <= len(e.words) for e, m in mentions)
        for example in train:
            for _, start, end in example.attribution or ():
                assert 0 <= start < end <= len(example.words)


class TestLicences:
    """What may ship, and what is refused."""

    def test_the_training_sets_may_ship(self) -> None:
        found = licences.check(shared("data"))
        assert tuple(licence.set for licence in found) == licences.TRAINING_SETS
        assert all(licence.may_ship and licence.text for licence in found)

    @pytest.mark.parametrize(
        "name", ["UD_English-PUD", "attribution", "PLV", "coref", "pages", "meantime", "no-such-set"]
    )
    def test_what_is_for_measuring_is_refused(self, name: str) -> None:
        with pytest.raises(licences.LicenceError, match=name):
            licences.check(shared("data"), ("litbank", name))

    @pytest.mark.parametrize(
        ("text", "ships"),
        [
            ("licence: CC BY 4.0", True),
            ("licence: CC BY-SA 4.0", True),
            ("licence: CC BY-NC 4.0", False),
            ("licence: CC BY-NC-SA 4.0", False),
            ("licence: CC BY-ND 4.0", False),
            ("licence: CC BY 4.0; MEASURE ONLY", False),
            ("licence: annotations CC BY 4.0, texts for non-commercial use", False),
            ("No licence stated.", False),
            ("repo: some/where", False),
            ("licence: see LICENSE.txt", False),
        ],
    )
    def test_what_a_source_says(self, tmp_path: Path, text: str, ships: bool) -> None:
        written(tmp_path / "language/a-set/SOURCE.txt", text)
        assert licences.licence(tmp_path, "a-set").may_ship is ships

    def test_a_set_without_a_source_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "language/a-set").mkdir(parents=True)
        with pytest.raises(licences.LicenceError, match=r"a-set: it has no SOURCE\.txt"):
            licences.check(tmp_path, ("a-set",))

    def test_only_the_parts_that_are_declared_are_excused(self, tmp_path: Path) -> None:
        stated = "licence: CC BY 4.0; CC BY-NC-SA: whow, fiction, essay, letter, podcast"
        written(tmp_path / "language/UD_English-GUM/SOURCE.txt", stated)
        assert licences.licence(tmp_path, "UD_English-GUM").may_ship
        written(tmp_path / "language/UD_English-GUM/SOURCE.txt", f"{stated}, news")
        excused = licences.licence(tmp_path, "UD_English-GUM")
        assert not excused.may_ship

    def test_a_folder_of_re3d_with_another_licence_refuses_the_set(self, tmp_path: Path) -> None:
        written(tmp_path / "events/re3d/SOURCE.txt", "Licence per folder (public domain).")
        for folder in re3d.FOLDERS:
            written(tmp_path / "events/re3d" / folder / "LICENSE", "Creative Commons Attribution 3.0")
        assert licences.licence(tmp_path, "re3d").may_ship
        written(
            tmp_path / "events/re3d" / re3d.FOLDERS[0] / "LICENSE", "Creative Commons Attribution-NonCommercial 4.0"
        )
        assert not licences.licence(tmp_path, "re3d").may_ship
