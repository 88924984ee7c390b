// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/paper/sealplace.h"

#include <algorithm>
#include <string>

namespace paillasse::store::paper {

namespace {

constexpr std::string_view rangeBegins = "/ByteRange [";
constexpr std::string_view contentsBegin = "/Contents <";
constexpr std::size_t between = 64; // from the one to the other, at most

} // namespace

std::optional<SealPlace> findSeal(std::string_view pdf)
{
    const auto range = pdf.find(rangeBegins);
    if (range == std::string_view::npos)
        return std::nullopt;
    SealPlace place;
    place.rangeAt = range + rangeBegins.size();
    const auto rangeEnd = pdf.substr(0, place.rangeAt + between).find(']', place.rangeAt);
    if (rangeEnd == std::string_view::npos)
        return std::nullopt;
    place.rangeSize = rangeEnd - place.rangeAt;
    const auto contents = pdf.substr(0, rangeEnd + between).find(contentsBegin, rangeEnd);
    if (contents == std::string_view::npos)
        return std::nullopt;
    place.contentsAt = contents + contentsBegin.size() - 1;
    place.contentsEnd = place.contentsAt + 2 * contentsSize + 2;
    return place.contentsEnd < pdf.size() && pdf[place.contentsEnd - 1] == '>' ? std::optional(place) : std::nullopt;
}

std::string rangeText(const SealPlace& place, std::size_t fileSize)
{
    auto text = " 0 " + std::to_string(place.contentsAt) + " " + std::to_string(place.contentsEnd) + " " + std::to_string(fileSize - place.contentsEnd) + " ";
    text.resize(std::max(place.rangeSize, text.size()), ' ');
    return text;
}

Bytes sealedBytes(std::string_view pdf, const SealPlace& place)
{
    auto bytes = toBytes(asBytes(pdf.substr(0, place.contentsAt)));
    const auto rest = asBytes(pdf.substr(place.contentsEnd));
    bytes.insert(bytes.end(), rest.begin(), rest.end());
    return bytes;
}

} // namespace paillasse::store::paper
