// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/feedframe.h"

#include "app/base/cborreader.h"
#include "app/base/cborwriter.h"
#include "app/wire/documentsframewriter.h"

namespace paillasse::wire {

namespace {

enum FrameType : std::uint64_t { Documents, Drop, Restart, CaughtUp, Heartbeat };

bool isSection(std::uint64_t number)
{
    return (number >= 1 && number <= 4) || (number >= 8 && number <= 11);
}

FeedDocument readDocument(cbor::Reader& r)
{
    FeedDocument document;
    if (r.array() != 5)
        r.fail();
    const auto kind = r.unsignedInt();
    if (kind == 0 || kind > static_cast<std::uint64_t>(lastOf(lab::DocumentKind{})))
        r.fail(ErrorCode::Incompatible);
    document.kind = static_cast<lab::DocumentKind>(kind);
    const auto id = lab::DocumentId::fromBytes(r.bytes());
    if (!id)
        r.fail();
    else
        document.id = *id;
    document.revision = r.unsignedInt();
    document.sequence = r.unsignedInt();
    for (auto sections = r.array(); sections > 0 && r.ok(); --sections) {
        if (r.array() != 2)
            r.fail();
        const auto number = r.unsignedInt();
        if (!isSection(number))
            r.fail(ErrorCode::Incompatible);
        document.sections.push_back({static_cast<Section>(number), r.bytes()});
    }
    return document;
}

DocumentsFrame readDocuments(cbor::Reader& r)
{
    DocumentsFrame frame;
    frame.cursor = r.text();
    frame.done = r.unsignedInt();
    frame.total = r.unsignedInt();
    for (auto left = r.array(); left > 0 && r.ok(); --left)
        frame.documents.push_back(readDocument(r));
    return frame;
}

DropFrame readDrop(cbor::Reader& r)
{
    DropFrame frame;
    frame.cursor = r.text();
    for (auto left = r.array(); left > 0 && r.ok(); --left) {
        const auto id = lab::DocumentId::fromBytes(r.bytes());
        if (id)
            frame.documents.push_back(*id);
        else
            r.fail();
    }
    return frame;
}

// The count of items after which each frame ends.
std::uint64_t itemsOf(std::uint64_t type)
{
    switch (type) {
    case Documents: return 5;
    case Drop: return 3;
    case CaughtUp: return 4;
    default: return 2;
    }
}

FeedFrame readFrame(cbor::Reader& r)
{
    const auto items = r.array();
    const auto type = r.unsignedInt();
    if (type > Heartbeat)
        r.fail(ErrorCode::Incompatible);
    else if (items != itemsOf(type))
        r.fail();
    switch (type) {
    case Documents: return readDocuments(r);
    case Drop: return readDrop(r);
    case Restart: return RestartFrame{std::string(r.text())};
    case CaughtUp: {
        CaughtUpFrame frame;
        frame.cursor = r.text();
        frame.storeTime = {r.integer()};
        frame.treeHead = toBytes(r.bytes());
        return frame;
    }
    default: return HeartbeatFrame{{r.integer()}};
    }
}

struct Put {
    Bytes& out;
    cbor::Writer w{out};

    void operator()(const DocumentsFrame& frame)
    {
        DocumentsFrameWriter writer;
        for (const auto& document : frame.documents) {
            writer.beginDocument(document.kind, document.id, document.revision, document.sequence, document.sections.size());
            for (const auto& section : document.sections)
                writer.section(section.section, section.bytes);
        }
        out = writer.finish(frame.cursor, frame.done, frame.total);
    }
    void operator()(const DropFrame& frame)
    {
        begin(Drop);
        w.text(frame.cursor);
        w.array(frame.documents.size());
        for (const auto& id : frame.documents)
            w.bytes(id.bytes());
    }
    void operator()(const RestartFrame& frame)
    {
        begin(Restart);
        w.text(frame.reason);
    }
    void operator()(const CaughtUpFrame& frame)
    {
        begin(CaughtUp);
        w.text(frame.cursor);
        w.integer(frame.storeTime.ms);
        w.bytes(frame.treeHead);
    }
    void operator()(const HeartbeatFrame& frame)
    {
        begin(Heartbeat);
        w.integer(frame.storeTime.ms);
    }
    void begin(FrameType type)
    {
        w.array(itemsOf(type));
        w.unsignedInt(type);
    }
};

} // namespace

void DocumentsFrameWriter::beginDocument(lab::DocumentKind kind, const lab::DocumentId& id, std::uint64_t revision, std::uint64_t sequence, std::size_t sections)
{
    m_documentAt = m_body.size();
    ++m_count;
    m_writer.array(5);
    m_writer.unsignedInt(static_cast<std::uint64_t>(kind));
    m_writer.bytes(id.bytes());
    m_writer.unsignedInt(revision);
    m_writer.unsignedInt(sequence);
    m_writer.array(sections);
}

void DocumentsFrameWriter::section(Section section, ByteView bytes)
{
    auto& body = beginSection(section, bytes.size());
    body.insert(body.end(), bytes.begin(), bytes.end());
}

Bytes& DocumentsFrameWriter::beginSection(Section section, std::size_t size)
{
    m_writer.array(2);
    m_writer.unsignedInt(static_cast<std::uint64_t>(section));
    m_writer.bytesHead(size);
    return m_body;
}

void DocumentsFrameWriter::dropDocument()
{
    m_body.resize(m_documentAt);
    --m_count;
}

Bytes DocumentsFrameWriter::finish(const std::string& cursor, std::uint64_t done, std::uint64_t total)
{
    Bytes payload;
    payload.reserve(m_body.size() + cursor.size() + 48);
    cbor::Writer w(payload);
    w.array(itemsOf(Documents));
    w.unsignedInt(Documents);
    w.text(cursor);
    w.unsignedInt(done);
    w.unsignedInt(total);
    w.array(m_count);
    w.raw(m_body);
    m_body.clear();
    m_count = 0;
    return payload;
}

Bytes encodeFrame(const FeedFrame& frame)
{
    Bytes out;
    std::visit(Put{out}, frame);
    return out;
}

Result<FeedFrame> decodeFrame(ByteView payload)
{
    if (payload.size() > maxFrameBytes)
        return fail(ErrorCode::TooLarge, "feed: a frame larger than any may be");
    cbor::Reader r(payload);
    auto frame = readFrame(r);
    if (const auto end = r.finish(); !end)
        return tl::unexpected(end.error());
    return frame;
}

} // namespace paillasse::wire
