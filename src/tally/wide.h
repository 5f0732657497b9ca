// 128-bit integers for exact products of two 64-bit ones.
#pragma once

namespace wiec::tally {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UWide;

}  // namespace wiec::tally
