// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QByteArray>
#include <QString>

namespace paillasse::journeys {

// Everything that stands in this person's cache, of every table, opened with its own key: of a workstation that is switched off.
QByteArray cacheContent(const QString& folder, const QString& login, const QString& password);
// As a measurement's mantissa stands in CBOR.
QByteArray number(std::int64_t mantissa);

} // namespace paillasse::journeys
