// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhir/bundleentries.h"

#include "app/exchange/sourcelines.h"

namespace paillasse::exchange::fhir {

int BundleEntries::peek()
{
    if (m_at < m_window.size())
        return static_cast<unsigned char>(m_window[m_at]);
    if (m_error)
        return -1;
    m_start += m_window.size();
    m_window.resize(SourceLines::window);
    m_at = 0;
    const auto read = m_source.read(m_start, m_window);
    m_window.resize(read ? *read : 0);
    if (!read)
        m_error = read.error();
    return m_window.empty() ? -1 : static_cast<unsigned char>(m_window[0]);
}

int BundleEntries::take()
{
    const int c = peek();
    m_at += c < 0 ? 0 : 1;
    return c;
}

void BundleEntries::seek(std::uint64_t offset)
{
    m_window.clear();
    m_start = offset;
    m_at = 0;
}

void BundleEntries::skipBlanks()
{
    for (int c = peek(); c == ' ' || c == '\t' || c == '\r' || c == '\n'; c = peek())
        take();
}

bool BundleEntries::takeString(std::string& into)
{
    constexpr std::size_t mostName = 256;
    return peek() == '"' && takeValue(into, mostName);
}

bool BundleEntries::takeValue(std::string& into, std::size_t most)
{
    into.clear();
    std::size_t depth = 0;
    bool isQuoted = false;
    bool isEscaped = false;
    bool isTooLarge = false;
    for (int c = peek(); c >= 0; c = peek()) {
        const bool isClosing = !isQuoted && (c == '}' || c == ']');
        const bool endsScalar = !isQuoted && depth == 0 && (c == ',' || isClosing || c == ' ' || c == '\n' || c == '\r' || c == '\t');
        if (endsScalar)
            break;
        take();
        isTooLarge = isTooLarge || into.size() == most;
        if (!isTooLarge)
            into += static_cast<char>(c);
        if (isEscaped)
            isEscaped = false;
        else if (isQuoted && c == '\\')
            isEscaped = true;
        else if (c == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (c == '{' || c == '['))
            ++depth;
        else if (isClosing)
            --depth;
        if (!isQuoted && !isEscaped && depth == 0 && (c == '"' || isClosing))
            break;
    }
    if (isTooLarge)
        into = std::string();
    return !m_error && depth == 0 && !isQuoted;
}

Result<bool> BundleEntries::begin()
{
    seek(0);
    if (peek() == 0xef) // a byte-order mark
        for (int i = 0; i < 3; ++i)
            take();
    skipBlanks();
    bool isGoingOn = take() == '{';
    while (isGoingOn) {
        std::string name;
        std::string value;
        skipBlanks();
        isGoingOn = takeString(name);
        skipBlanks();
        isGoingOn = isGoingOn && take() == ':';
        skipBlanks();
        if (isGoingOn && name == "\"entry\"" && peek() == '[') {
            take();
            return true;
        }
        constexpr std::size_t mostWord = 64;
        isGoingOn = isGoingOn && takeValue(value, mostWord);
        isGoingOn = isGoingOn && !(name == "\"resourceType\"" && value != "\"Bundle\"");
        skipBlanks();
        isGoingOn = isGoingOn && take() == ',';
    }
    if (m_error)
        return tl::unexpected(*m_error);
    return false;
}

Result<std::optional<BundleEntries::Entry>> BundleEntries::next()
{
    skipBlanks();
    while (peek() == ',') {
        take();
        skipBlanks();
    }
    std::optional<Entry> entry;
    if (const int c = peek(); c >= 0 && c != ']') {
        entry.emplace();
        entry->offset = m_start + m_at;
        if (c != '{') {
            take(); // no entry: it goes as one of a byte, which is refused
        } else if (!takeValue(entry->text, m_most) && !m_error) {
            entry->text.clear();
        }
        entry->size = m_start + m_at - entry->offset;
    }
    if (m_error)
        return tl::unexpected(*m_error);
    return entry;
}

} // namespace paillasse::exchange::fhir
