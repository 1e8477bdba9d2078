"""Which `meta` names and schema.org properties say what.

Gathered from the Open Graph protocol, Dublin Core, the Highwire tags that Google Scholar documents, Parse.ly, Sailthru,
Cxense and Chartbeat documentation, and rNews. Names are compared in lower case.
"""

from __future__ import annotations

from backchannel.model import WitnessField


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one string."""
    return frozenset(text.split())


_META: dict[WitnessField, str] = {
    "published": (
        "article:published_time article:published og:article:published_time og:published_time og:pubdate "
        "datepublished date.published published_time published published-date published_date published_at "
        "publishdate publish-date publish_date publish_time publish-time publishtime pubdate pub_date pub-date "
        "publicationdate publication-date publication_date dateissued issued date dc.date dc.date.issued "
        "dc.date.created dc.date.published dc.created dc.issued dcterms.date dcterms.issued dcterms.created "
        "dcterms.available parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime "
        "citation_publication_date citation_date citation_online_date article_date_original article.published "
        "article.created originalpublicationdate original-publish-date ptime pdate bt:pubdate displaydate "
        "rnews:datepublished analyticsattributes.articledate shareaholic:article_published_time date_published "
        "datecreated article-publication-date content_create_date gen-date rbpubdate firstpublishdate first_published "
        "lw.date creation_date "
        "prism.publicationdate eprints.date bepress_citation_date dateline"
    ),
    "modified": (
        "article:modified_time article:modified og:updated_time og:article:modified_time datemodified date.modified "
        "modified lastmod last-modified last_modified lastmodified updated_time dc.date.modified dc.modified "
        "dcterms.modified cxenseparse:recs:articlelastmodified article.updated revised updated dateupdated "
        "bt:moddate lw.modified rbupdated"
    ),
    "headline": "og:title parsely-title sailthru.title citation_title headline article.headline article:title hdl",
    "title": "twitter:title dc.title dcterms.title title",
    "outlet": "og:site_name citation_journal_title dc.publisher dcterms.publisher publisher application-name cre "
    "source-name article:publisher-name",
    "author": (
        "author article:author parsely-author sailthru.author dc.creator dcterms.creator citation_author byl "
        "article.author og:article:author cxenseparse:author rbauthors authors byline"
    ),
    "language": "og:locale content-language dc.language dcterms.language language lang",
    "description": "og:description description twitter:description dc.description dcterms.description",
    "url": "og:url twitter:url parsely-link bt:url canonical",
}
META: dict[str, WitnessField] = {name: field for field, names in _META.items() for name in names.split()}
"""Name or property of a `meta` element, lower case → what it says."""

SCHEMA: dict[str, WitnessField] = {
    "headline": "headline",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "author": "author",
    "creator": "author",
    "publisher": "outlet",
    "inlanguage": "language",
    "description": "description",
    "url": "url",
    "mainentityofpage": "url",
}
"""schema.org property, lower case → what it says of an article."""

ARTICLE_TYPES = words(
    "article newsarticle reportagenewsarticle analysisnewsarticle askpublicnewsarticle backgroundnewsarticle "
    "opinionnewsarticle reviewnewsarticle advertisercontentarticle satiricalarticle liveblogposting blogposting "
    "socialmediaposting techarticle scholarlyarticle report review"
)
"""schema.org types of an article itself, lower case."""

PAGE_TYPES = words("webpage itempage aboutpage medicalwebpage videoobject audioobject podcastepisode event")
"""schema.org types that describe the page around an article, lower case: heard only where no article is described."""

WHERE_LISTED = words(
    "itemlistelement haspart mentions citation isbasedon relatedlink significantlink video image review comment "
    "itemreviewed subjectof about blogpost liveblogupdate"
)
"""schema.org properties that lead to things other than the article, lower case."""

PAPER_NOUNS = words(
    "times post herald tribune guardian telegraph journal gazette chronicle observer courier sentinel dispatch mirror "
    "standard independent examiner inquirer enquirer ledger bulletin advertiser intelligencer echo argus zeitung "
    "tageblatt anzeiger tidende dagblad dagbladet courant quarterly"
)
"""Last words of papers' names that name little else when capitalised in a page's furniture."""
