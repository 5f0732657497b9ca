// A resident who votes in the demo city, page by page, as a browser without scripts does. What does not go as it should
// is a failed expectation of the running test.
#pragma once
#include <string>
#include <vector>

#include "http_client.h"

namespace wiec::stories {

std::string path_of_the_vote(Browser&);  // "/glosowanie/2026"
Fields voter_details(const std::string& name, const std::string& district);
// The code of a district that the form of details offers for a street it does not know.
std::string a_district(Browser& voter, const std::string& vote_path);
// Declared and proven by the code that the demo shows; the answer of the first booth. `prefix` is "/en" or nothing.
Answer in_the_booth(Browser& voter, const std::string& name, const std::string& email, const std::string& prefix = "");
// Marks three projects of a booth, the first at `from`, and sends them: the redirection to the next step.
Answer choose(Browser& voter, const Answer& booth, int from = 0);
// The page on which the whole ballot is checked before it is cast.
Answer at_the_check(Browser& voter, const std::string& name, const std::string& email, int from = 0);

// The radio buttons of a booth: "p-<code>" for the projects in the order they stand on the page.
std::vector<std::string> fields_on(const Answer& booth);
std::string hidden_shown(const Answer& booth);

}  // namespace wiec::stories
