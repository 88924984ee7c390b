// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/body.h"

namespace paillasse::client {

void packBody(std::span<const wire::SectionView> sections, Bytes& out)
{
    out.clear();
    for (const auto& section : sections) {
        out.push_back(static_cast<std::uint8_t>(section.section));
        for (int shift = 24; shift >= 0; shift -= 8)
            out.push_back(static_cast<std::uint8_t>(section.bytes.size() >> shift));
        out.insert(out.end(), section.bytes.begin(), section.bytes.end());
    }
}

std::vector<wire::SectionView> unpackBody(ByteView body)
{
    std::vector<wire::SectionView> sections;
    while (!body.empty()) {
        if (body.size() < 5)
            return {};
        std::size_t size = 0;
        for (std::size_t i = 1; i < 5; ++i)
            size = size << 8 | body[i];
        if (body.size() - 5 < size)
            return {};
        sections.push_back({static_cast<wire::Section>(body[0]), body.subspan(5, size)});
        body = body.subspan(5 + size);
    }
    return sections;
}

Result<lab::Document> decodeBody(lab::DocumentKind kind, ByteView body)
{
    const auto sections = unpackBody(body);
    if (sections.empty())
        return fail(ErrorCode::Corrupt, "cache: a body without sections");
    return wire::join(kind, sections);
}

} // namespace paillasse::client
