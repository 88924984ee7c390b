// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/reportcode.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace paillasse::wire {

namespace {

constexpr std::size_t digestSize = 32;
constexpr std::size_t mostAccession = 64;
constexpr std::string_view digits = "0123456789ABCDEF";

std::string hex(ByteView bytes)
{
    std::string out;
    for (const auto byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

int digitOf(char c)
{
    const auto at = digits.find(c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::optional<Bytes> bytesOf(std::string_view text, std::size_t size)
{
    if (text.size() != 2 * size)
        return std::nullopt;
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) {
        const int high = digitOf(text[2 * i]);
        const int low = digitOf(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return bytes;
}

template <class Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number) : std::nullopt;
}

bool isPlain(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (isPlain(c))
            out += c;
        else
            out += '%' + hex(asBytes({&c, 1}));
    }
    return out;
}

std::optional<std::string> plain(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isPlain(text[i])) {
            out += text[i];
            continue;
        }
        const auto byte = text[i] == '%' ? bytesOf(text.substr(i + 1, 2), 1) : std::nullopt;
        if (!byte)
            return std::nullopt;
        out += static_cast<char>(byte->front());
        i += 2;
    }
    return out.empty() || out.size() > mostAccession ? std::nullopt : std::optional(out);
}

// Characters of which a code is made.
bool isOfCode(char c)
{
    return isPlain(c) || c == ':' || c == '/' || c == '%';
}

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool begins(std::string_view text)
{
    for (std::size_t i = 0; i < ReportCode::prefix.size(); ++i) {
        const char c = i < text.size() ? text[i] : '\0';
        if ((c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c) != ReportCode::prefix[i])
            return false;
    }
    return true;
}

} // namespace

std::string ReportCode::text() const
{
    return std::string(prefix) + hex(laboratory.bytes()) + ':' + escaped(accession) + '/' + std::to_string(version) + ':' + hex(content) + ':' + std::to_string(head.epoch)
        + '.' + std::to_string(head.size) + ':' + hex(head.root);
}

std::optional<ReportCode> ReportCode::parse(std::string_view text)
{
    text = trimmed(text);
    if (text.size() > mostCharacters || !begins(text))
        return std::nullopt;
    text.remove_prefix(prefix.size());
    std::array<std::string_view, 5> parts;
    for (auto& part : parts) {
        const auto colon = text.find(':');
        const bool isLast = &part == &parts.back();
        if (isLast != (colon == std::string_view::npos))
            return std::nullopt;
        part = text.substr(0, colon);
        text.remove_prefix(isLast ? text.size() : colon + 1);
    }
    const auto& [laboratoryText, reference, contentText, place, rootText] = parts;
    const auto slash = reference.find('/');
    const auto dot = place.find('.');
    if (slash == std::string_view::npos || dot == std::string_view::npos)
        return std::nullopt;
    const auto laboratory = bytesOf(laboratoryText, Uuid::size);
    const auto number = plain(reference.substr(0, slash));
    const auto versionNumber = numberOf<std::uint16_t>(reference.substr(slash + 1));
    const auto hash = bytesOf(contentText, digestSize);
    const auto epoch = numberOf<std::uint64_t>(place.substr(0, dot));
    const auto size = numberOf<std::uint64_t>(place.substr(dot + 1));
    const auto root = bytesOf(rootText, digestSize);
    if (!laboratory || !number || !versionNumber || *versionNumber == 0 || !hash || !epoch || !size || !root)
        return std::nullopt;
    return ReportCode{*lab::LaboratoryId::fromBytes(*laboratory), *number, *versionNumber, *hash, {*epoch, *size, *root}};
}

void ReportFileScan::add(ByteView piece)
{
    constexpr std::size_t signatureWithin = 1024;
    m_kept += asText(piece);
    if (!m_isPdf && m_seen < signatureWithin)
        m_isPdf = m_kept.find("%PDF-") < signatureWithin;
    m_seen += piece.size();
    look(false);
}

void ReportFileScan::end()
{
    look(true);
    m_kept.clear();
}

void ReportFileScan::look(bool isLast)
{
    constexpr auto none = std::string::npos;
    std::size_t from = 0;
    for (;;) {
        const auto at = m_kept.find(ReportCode::prefix, from);
        if (at == none)
            break;
        auto stop = at;
        while (stop < m_kept.size() && stop - at <= ReportCode::mostCharacters && isOfCode(m_kept[stop]))
            ++stop;
        if (stop == m_kept.size() && !isLast) { // the rest of it is in the next piece
            m_kept.erase(0, at);
            return;
        }
        if (auto code = ReportCode::parse(std::string_view(m_kept).substr(at, stop - at)))
            m_code = std::move(code);
        from = at + 1;
    }
    // A prefix may be cut in two, and so may a file's first mark.
    constexpr std::size_t mostKept = 1024;
    const auto keep = m_seen < mostKept ? m_kept.size() : std::min(m_kept.size(), ReportCode::prefix.size() - 1);
    m_kept.erase(0, m_kept.size() - keep);
}

} // namespace paillasse::wire
