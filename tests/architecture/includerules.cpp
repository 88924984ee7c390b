// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/includerules.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace paillasse::architecture {

namespace {

struct Owned {
    std::string_view header;             // how the header's name begins
    std::vector<std::string_view> paths; // how the names of those who may include it begin
};

// Every library that is not the C++ standard's, and who knows it. What is not here has no owner and is refused.
const std::vector<Owned>& foreign()
{
    static const std::vector<Owned> table = {
        {"sodium", {"app/crypto/"}},
        {"openssl/", {"app/crypto/", "app/store/net/"}},
        {"liboath/", {"app/crypto/"}},
        {"sqlcipher/", {"app/sql/"}},
        {"libpq", {"app/sql/"}},
        {"boost/", {"app/store/net/"}},
        {"arpa/inet.h", {"app/store/net/"}},
        {"curl/", {"app/store/channels/"}},
        {"pango/", {"app/store/paper/"}},
        {"cairo", {"app/store/paper/"}},
        {"qpdf/", {"app/store/paper/"}},
        {"CLI/", {"app/store/commands/", "app/store/import/", "app/store/main.cpp"}},
        {"tl/expected.hpp", {"app/base/", "app/lab/", "app/exchange/"}},
        {"unicode/", {"app/store/accounts/"}},
        {"simdjson.h", {"app/exchange/"}},
        {"zlib.h", {"app/store/import/"}},
        {"archive.h", {"app/store/migration/"}},
        {"archive_entry.h", {"app/store/migration/"}},
        {"zstd.h", {"app/client/", "app/store/"}},
        {"qrencode.h", {"app/report/"}},
        {"zint.h", {"app/report/"}},
        {"zxcvbn.h", {"ui/signin/"}},
        {"qt6keychain/", {"app/client/keys/"}},
    };
    return table;
}

const std::vector<Owned>& qtModules()
{
    static const std::vector<Owned> table = {
        {"QtCore", {"app/report/", "app/client/", "ui/"}},
        {"QtNetwork", {"app/client/", "ui/"}},
        {"QtDBus", {"app/client/keys/", "ui/shell/"}},
        {"QtGui", {"app/report/", "ui/"}},
        {"QtSvg", {"ui/"}},
        {"QtPdf", {"ui/"}},
        {"QtPdfWidgets", {"ui/"}},
        {"QtPrintSupport", {"ui/"}},
        {"QtWidgets", {"ui/"}},
    };
    return table;
}

// What the system gives to every program: the store's business, and on the workstation that of a few files, which are all that another
// system asks to be written again.
bool isSystem(std::string_view header)
{
    static const std::set<std::string_view> headers = {"fcntl.h", "io.h", "pthread.h", "termios.h", "unistd.h", "windows.h"};
    return header.starts_with("sys/") || headers.contains(header);
}

bool beginsAny(std::string_view path, const std::vector<std::string_view>& beginnings)
{
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return path.starts_with(beginning); });
}

std::optional<std::string> whyNotForeign(std::string_view path, std::string_view header, std::string_view qtModule)
{
    const auto name = std::string(header);
    if (!qtModule.empty()) {
        const auto module = std::ranges::find(qtModules(), qtModule, &Owned::header);
        if (module != qtModules().end() && beginsAny(path, module->paths))
            return {};
        return "<" + name + "> of " + std::string(qtModule) + " does not belong there";
    }
    const auto owned = std::ranges::find_if(foreign(), [&](const Owned& entry) { return header.starts_with(entry.header); });
    if (owned != foreign().end())
        return beginsAny(path, owned->paths) ? std::nullopt : std::optional("<" + name + "> belongs to another room");
    // A header of the C++ standard library has neither a dot nor a slash.
    if (header.find_first_of("./") == std::string_view::npos && !header.starts_with('Q'))
        return {};
    static const std::vector<std::string_view> adapters = {"app/store/", "app/base/descriptor.cpp", "app/base/secretbytes.cpp", "app/base/terminal.cpp", "app/base/uuid.cpp",
                                                            "app/client/durablefile.cpp", "app/client/outbox/appendfile.cpp"};
    if (isSystem(header))
        return beginsAny(path, adapters) ? std::nullopt : std::optional("<" + name + ">: only an adapter asks the system");
    return "<" + name + "> has no owner";
}

std::string trimmed(std::string text)
{
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::set<std::string> allowedBy(const std::string& cell, const RoomTable& above)
{
    std::set<std::string> rooms;
    if (cell == "–")
        return rooms;
    if (cell.starts_with("all"))
        for (const auto& [room, unused] : above)
            if (cell.find("but " + room.substr(room.find('/') + 1)) == std::string::npos)
                rooms.insert(room);
    if (cell.starts_with("all"))
        return rooms;
    std::istringstream names(cell);
    for (std::string name; std::getline(names, name, ',');)
        rooms.insert("app/" + trimmed(name));
    return rooms;
}

} // namespace

RoomTable readRoomTable(const std::string& markdown)
{
    static const std::regex row(R"(^\| `([a-z/]+)` \|(.*)\|([^|]*)\|$)");
    RoomTable rooms;
    std::istringstream lines(markdown);
    for (std::string line; std::getline(lines, line);) {
        std::smatch cells;
        if (std::regex_match(line, cells, row))
            rooms[cells[1]] = allowedBy(trimmed(cells[3]), rooms);
    }
    return rooms;
}

std::vector<std::string> includesOf(const std::string& source)
{
    static const std::regex include(R"(^[ \t]*#[ \t]*include[ \t]*(<[^>]+>|"[^"]+"))");
    std::vector<std::string> found;
    std::istringstream lines(source);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (!std::regex_search(line, match, include))
            continue;
        auto name = match[1].str();
        found.push_back(name.front() == '<' ? name : name.substr(1, name.size() - 2));
    }
    return found;
}

std::string roomOf(std::string_view path)
{
    if (path.starts_with("ui/"))
        return "ui";
    const auto end = path.find('/', path.find('/') + 1);
    return std::string(path.substr(0, end));
}

bool isComposition(std::string_view path)
{
    return path == "app/store/main.cpp" || path.starts_with("ui/app/");
}

std::optional<std::string> whyNot(const RoomTable& rooms, std::string_view path, std::string_view include, std::string_view qtModule)
{
    if (include.starts_with('<'))
        return whyNotForeign(path, include.substr(1, include.size() - 2), qtModule);
    if (!include.starts_with("app/") && !include.starts_with("ui/")) {
        // What moc makes of a source stands beside it.
        if (include.ends_with(".moc"))
            return {};
        return "\"" + std::string(include) + "\" is not named from the root";
    }
    const auto from = roomOf(path);
    const auto to = roomOf(include);
    const auto allowed = rooms.find(from);
    if (allowed == rooms.end())
        return from + " is not in the table";
    if (from == to || allowed->second.contains(to) || isComposition(path))
        return {};
    return from + " may not include " + to + " (\"" + std::string(include) + "\")";
}

} // namespace paillasse::architecture
