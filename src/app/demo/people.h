// Synthetic people: common Polish first names and surnames put together by chance.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "app/demo/city.h"
#include "app/demo/random.h"

namespace wiec::demo {

std::span<const std::string_view> women_names();
std::span<const std::string_view> men_names();
std::span<const std::string_view> surnames();  // masculine forms

// Kowalski - Kowalska, Zawadzki - Zawadzka, Nowak - Nowak.
std::string surname_of(std::string_view masculine, bool woman);
Person make_person(Random& random);
std::string full_name(const Person& person);

}  // namespace wiec::demo
