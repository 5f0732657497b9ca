// Markdown (CommonMark with tables, strike-through and bare links) as residents and officials write it, to safe HTML.
#pragma once
#include <string>
#include <string_view>

namespace wiec::text {

// HTML a page can take as it is. What authors cannot do with it: raw HTML is shown as the characters it is made of; links
// go to http, https, mailto, tel or this site, else only their words stay; links to other sites carry
// rel="nofollow noopener ugc"; pictures come from this site only, those of others become links. Headings begin at
// `first_heading` (2 to 5), below those of the page. Text beyond 64 KB or with more than 3,000 opening brackets
// becomes plain paragraphs; tables are made while the widest line times the lines is at most 20,000 cells.
std::string html_from_markdown(std::string_view markdown, int first_heading = 3);

// The words alone, for excerpts, feeds and search; blocks separated by "\n".
std::string plain_from_markdown(std::string_view markdown);

}  // namespace wiec::text
