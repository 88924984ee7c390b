// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace paillasse::architecture {

// "app/lab" → the rooms it may include, itself not named.
using RoomTable = std::map<std::string, std::set<std::string>, std::less<>>;

// The table under "The rooms" in docs/architecture.md. Throws nothing: a row it cannot read is simply not there, and the test asks
// for every folder that exists.
RoomTable readRoomTable(const std::string& markdown);

// What a source names between the quotes or brackets of its #include lines, brackets kept: "<vector>", "app/base/result.h".
std::vector<std::string> includesOf(const std::string& source);

// The room of a path: the first two parts below app, "ui" for everything with a window.
std::string roomOf(std::string_view path);
// The two programs' composition may know everything.
bool isComposition(std::string_view path);

// Why `path` may not include `include`; nothing when it may. `qtModule` says which Qt module a header belongs to ("" for none).
std::optional<std::string> whyNot(const RoomTable& rooms, std::string_view path, std::string_view include, std::string_view qtModule);

} // namespace paillasse::architecture
