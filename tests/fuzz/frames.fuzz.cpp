// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/client/net/frameparser.h"
#include "app/wire/cursor.h"
#include "app/wire/feedframe.h"
#include "tests/fuzz/must.h"

namespace {

using namespace paillasse;
using fuzz::must;

void frame(ByteView payload)
{
    const auto read = wire::decodeFrame(payload);
    if (!read)
        return;
    // One encoding of each frame.
    must(wire::encodeFrame(*read) == toBytes(payload));
    const auto* documents = std::get_if<wire::DocumentsFrame>(&*read);
    if (documents == nullptr)
        return;
    for (const auto& document : documents->documents) {
        const auto joined = wire::join(document.kind, document.sections);
        if (!joined)
            continue;
        // A document that was understood whole says the same when it is cut and joined again. Not the same bytes: a summary is the
        // sender's word, for lists.
        const auto* order = std::get_if<lab::Order>(&*joined);
        if (order != nullptr && std::ranges::any_of(order->lines, &lab::ResultLine::withheld))
            continue;
        const auto sections = wire::split(*joined);
        std::vector<wire::SectionView> views;
        for (const auto& section : sections)
            views.push_back({section.section, section.bytes});
        const auto again = wire::join(document.kind, views);
        must(again && *again == *joined);
    }
}

} // namespace

// The feed as it comes from the network, cut into pieces by the first byte; and the same bytes as one payload, and as a cursor.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::size_t piece = 1u + data[0];
    const ByteView stream(data + 1, size - 1);
    client::FrameParser parser;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        parser.add(stream.subspan(at, std::min(piece, stream.size() - at)));
        auto payload = parser.next();
        for (; payload && !payload->empty(); payload = parser.next())
            frame(*payload);
        if (!payload)
            break;
    }
    frame(stream);
    const std::string_view text(reinterpret_cast<const char*>(stream.data()), stream.size());
    if (const auto cursor = wire::decodeCursor(text))
        must(wire::encodeCursor(*cursor) == text);
    return 0;
}
