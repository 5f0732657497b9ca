-- What is in the index: one row for each document, with the terms that stand in postings (needed to take them out again).
create table search_document (
  kind text not null,                   -- "proposal"
  id bigint not null,                   -- of the noun
  terms {{blob}} not null,              -- posting.h, bytes_of terms
  dictionary text not null,             -- fingerprint of the dictionary its stems came from; empty: none
  primary key (kind, id)
) {{strict}};
create index search_document_by_dictionary on search_document (kind, dictionary);

-- Documents by term. A term is a 63-bit hash of kind and stem. Entries are ascending ids with the fields the term stands
-- in; a new document adds rows of one entry, which never touches another row, and compaction joins them.
create table search_posting (
  term bigint not null,
  first bigint not null,                -- the first id of entries
  entries {{blob}} not null,
  primary key (term, first)
) {{strict_without_rowid}};

-- Words as they stand in titles, summaries and places, for questions typed without Polish letters, begun or mistyped.
create table search_word (
  word text primary key,                -- lower case, with diacritics
  folded text not null,
  stems text not null                   -- as indexed, separated by spaces
) {{strict_without_rowid}};
create index search_word_by_folded on search_word (folded, word);

-- Each folded word with one letter left out, and whole: two words that are one typing mistake apart share a pattern.
create table search_pattern (
  pattern text not null,
  folded text not null,
  primary key (pattern, folded)
) {{strict_without_rowid}};
