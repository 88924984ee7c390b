// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QByteArray>
#include <QString>

#include "app/base/secretbytes.h"

namespace paillasse::journeys {

// A person's cache, opened with its own key.
class OpenedCache {
public:
    OpenedCache(const QString& folder, const QString& login, const QString& password);

    [[nodiscard]] QByteArray rows() const;  // of every table, each value whole; of a workstation that is switched off
    [[nodiscard]] QByteArray pages() const; // as they lie in the file and its log, with whatever no row uses any more

private:
    QString m_file;
    SecretBytes m_key;
};

// Both.
QByteArray cacheContent(const QString& folder, const QString& login, const QString& password);
// As a measurement's mantissa stands in CBOR.
QByteArray number(std::int64_t mantissa);

} // namespace paillasse::journeys
