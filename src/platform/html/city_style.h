// The look of one municipality: three colours of the woven stripe, as a small stylesheet of its own, so that no page carries
// an inline style.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace wiec::html {

struct CityColours {
  std::string_view first = "#A63D2A";   // "#RRGGBB"
  std::string_view second = "#E3A72F";
  std::string_view third = "#4C6B1F";
};

struct CityStyle {
  std::string path;  // "/static/city-<hash>.css": serve it there, to be kept for ever
  std::string css;
};
// nullopt when a colour is not of the form #RRGGBB.
std::optional<CityStyle> city_style(const CityColours&);

}  // namespace wiec::html
