// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "app/base/bytes.h"
#include "app/base/clock.h"

namespace paillasse::report {

// What a report's PDF says of itself in its metadata. It helps to find the report that a file claims to be, and lets a reader check the
// signature without the store; that a file is genuine only the store says.
struct ReportMetadata {
    QString title;
    QString creator;
    std::string code;  // the QR code's text; empty: none
    Bytes signature;   // Ed25519, as docs/protocol.md §10 has it; empty of a withdrawal
    Bytes signerKey;
    Instant releasedAt;

    // The XMP packet (ISO 16684-1) of a PDF/A-1b file: with its extension schema, and equal to the document information (ISO 19005-1, 6.7.3).
    [[nodiscard]] QByteArray xmp() const;
};

} // namespace paillasse::report
