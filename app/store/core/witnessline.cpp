// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/witnessline.h"

#include <algorithm>
#include <charconv>

#include "app/base/hexdigit.h"
#include "app/base/jsonline.h"
#include "app/crypto/hash.h"

namespace paillasse::store {

namespace {

// Goes along a line; after the first thing that does not fit, nothing does.
class LineReader {
public:
    explicit LineReader(std::string_view line) : m_rest(line) {}

    void expect(std::string_view token)
    {
        skipBlanks();
        m_fits = m_fits && m_rest.starts_with(token);
        if (m_fits)
            m_rest.remove_prefix(token.size());
    }
    void name(std::string_view name)
    {
        expect("\"");
        expect(name);
        expect("\"");
        expect(":");
    }
    // Without escapes: none of these values has one.
    std::string_view text()
    {
        expect("\"");
        const auto end = m_rest.find('"');
        m_fits = m_fits && end != std::string_view::npos;
        if (!m_fits)
            return {};
        const auto value = m_rest.substr(0, end);
        m_rest.remove_prefix(end + 1);
        return value;
    }
    template <class Number>
    Number number()
    {
        skipBlanks();
        Number value{};
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        m_fits = m_fits && error == std::errc();
        if (m_fits)
            m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return value;
    }
    Bytes hex()
    {
        const auto digits = text();
        Bytes bytes;
        m_fits = m_fits && digits.size() % 2 == 0 && std::ranges::all_of(digits, [](char c) { return hexDigit(c) >= 0; });
        for (std::size_t i = 0; m_fits && i < digits.size(); i += 2)
            bytes.push_back(static_cast<std::uint8_t>(hexDigit(digits[i]) << 4 | hexDigit(digits[i + 1])));
        return bytes;
    }
    bool finish()
    {
        skipBlanks();
        return m_fits && m_rest.empty();
    }

private:
    void skipBlanks()
    {
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\t' || m_rest.front() == '\r'))
            m_rest.remove_prefix(1);
    }

    std::string_view m_rest;
    bool m_fits = true;
};

} // namespace

std::string witnessLine(const crypto::SignedTreeHead& head)
{
    JsonLine json;
    json.add("ledger", head.ledger.toString()).add("epoch", head.epoch).add("size", head.size).add("root", crypto::toHex(head.root));
    json.add("time", head.at.ms).add("signature", crypto::toHex(head.signature));
    return json.text();
}

std::string witnessLines(std::span<const crypto::SignedTreeHead> heads)
{
    std::string lines;
    for (const auto& head : heads)
        lines += witnessLine(head) + "\n";
    return lines;
}

std::optional<crypto::SignedTreeHead> readWitnessLine(std::string_view line)
{
    LineReader reader(line);
    crypto::SignedTreeHead head;
    reader.expect("{");
    reader.name("ledger");
    const auto ledger = Uuid::parse(reader.text());
    reader.expect(",");
    reader.name("epoch");
    head.epoch = reader.number<std::uint64_t>();
    reader.expect(",");
    reader.name("size");
    head.size = reader.number<std::uint64_t>();
    reader.expect(",");
    reader.name("root");
    const auto root = reader.hex();
    reader.expect(",");
    reader.name("time");
    head.at.ms = reader.number<std::int64_t>();
    reader.expect(",");
    reader.name("signature");
    head.signature = reader.hex();
    reader.expect("}");
    if (!reader.finish() || !ledger || root.size() != head.root.size())
        return std::nullopt;
    head.ledger = *ledger;
    std::ranges::copy(root, head.root.begin());
    return head;
}

} // namespace paillasse::store
