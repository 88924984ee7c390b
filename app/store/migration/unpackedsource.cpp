// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/unpackedsource.h"

#include <array>
#include <string_view>

#include "app/store/import/gzipsource.h"
#include "app/store/import/importinput.h"

namespace paillasse::store {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t headBytes = 512; // a tar's mark stands behind a first member's name

struct Mark {
    std::size_t at;
    std::string_view bytes;
    const char* name;
};
constexpr std::array<Mark, 11> archives = {{
    {0, "PK\x03\x04"sv, "zip, or a spreadsheet"},
    {0, "PK\x05\x06"sv, "zip"},
    {0, "PK\x07\x08"sv, "zip"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "7z"},
    {0, "Rar!\x1A\x07"sv, "rar"},
    {0, "\xFD"
        "7zXZ\0"sv,
     "xz"},
    {0, "BZh"sv, "bzip2"},
    {0, "\x28\xB5\x2F\xFD"sv, "zstd"},
    {257, "ustar"sv, "tar"},
    {0, "age-encryption.org/"sv, "age"},
    {0, "\x1F\x9D"sv, "compress"},
}};

Result<std::string> headOf(exchange::ByteSource& bytes)
{
    std::string head(headBytes, '\0');
    const auto count = bytes.read(0, head);
    if (!count)
        return tl::unexpected(count.error());
    head.resize(*count);
    return head;
}

// Empty: none that is known.
std::string_view archiveOf(std::string_view head)
{
    for (const auto& mark : archives)
        if (head.size() >= mark.at && head.substr(mark.at).starts_with(mark.bytes))
            return mark.name;
    return {};
}

tl::unexpected<Error> refused(const std::string& what)
{
    return fail(ErrorCode::InvalidInput, what + ", and archives are not unpacked here: unpack it on an encrypted volume of this machine, and name the files or their folder; one file by itself may be a .gz");
}

} // namespace

Result<std::unique_ptr<exchange::ByteSource>> unpackedSource(std::unique_ptr<exchange::ByteSource> file)
{
    const auto head = headOf(*file);
    if (!head)
        return tl::unexpected(head.error());
    if (const auto archive = archiveOf(*head); !archive.empty())
        return refused("it is an archive (" + std::string(archive) + ')');
    if (!isGzip(*head))
        return file;
    auto inside = GzipSource::open(std::move(file));
    if (!inside)
        return tl::unexpected(inside.error());
    const auto inner = headOf(**inside);
    if (!inner)
        return tl::unexpected(inner.error());
    const auto archive = isGzip(*inner) ? std::string_view("gzip") : archiveOf(*inner);
    if (!archive.empty())
        return refused("there is an archive (" + std::string(archive) + ") in it");
    return std::move(*inside);
}

} // namespace paillasse::store
