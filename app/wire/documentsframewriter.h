// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/cborwriter.h"
#include "app/wire/feedframe.h"

namespace paillasse::wire {

// Makes the payload of a documents frame from sections that are already bytes, without decoding or copying them twice.
class DocumentsFrameWriter {
public:
    DocumentsFrameWriter() : m_writer(m_body) {}

    void beginDocument(lab::DocumentKind kind, const lab::DocumentId& id, std::uint64_t revision, std::uint64_t sequence, std::size_t sections);
    void section(Section section, ByteView bytes);
    // The head of a section of exactly `size` bytes, which the caller appends to what is returned.
    Bytes& beginSection(Section section, std::size_t size);
    // Takes the document begun last back, when one of its sections does not open.
    void dropDocument();

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] std::size_t bytes() const { return m_body.size(); }
    // The payload; the writer is empty again.
    Bytes finish(const std::string& cursor, std::uint64_t done, std::uint64_t total);

private:
    Bytes m_body;
    cbor::Writer m_writer;
    std::uint64_t m_count = 0;
    std::size_t m_documentAt = 0;
};

} // namespace paillasse::wire
