// What the page that counts anybody's file allows.
#pragma once
#include <chrono>
#include <cstddef>

#include "platform/process/run_limited.h"

namespace wiec::voting {

// The largest published election so far (Łódź 2022, 90,494 voters) is a quarter of it.
inline constexpr std::size_t kLargestUpload = std::size_t{24} << 20;
inline const process::Bounds kUploadBounds{.processor = std::chrono::seconds(15),
                                           .wall = std::chrono::seconds(60),
                                           .memory = std::int64_t{1} << 30,
                                           .output = std::size_t{16} << 20,
                                           .nice = 4};
// For the smallest changes and other rules, within the bounds above.
inline constexpr int kUploadSeconds = 5;
inline constexpr std::chrono::seconds kPatience{20};  // how long one waits for a turn
// The page shows so many projects; a file may hold more, they are all counted.
inline constexpr std::size_t kMostShown = 500;
inline constexpr std::size_t kGroupsShown = 5;

}  // namespace wiec::voting
