// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QByteArray>
#include <QStringList>

// What was known beforehand, looked for in every form in which it could stand in a file or on a wire.
namespace paillasse::journeys {

// A text: plain, as bytes in letters at each alignment, in wide characters of either order.
QList<QByteArray> formsOf(const QString& text);
// The significant bytes of a number, whatever stands before them: CBOR and big-endian files have them so, memory the other way round.
QList<QByteArray> formsOf(std::int64_t number);
QList<QByteArray> formsOf(double number);
// The first of the forms that is there, percent-encoded; empty: none.
QByteArray foundIn(const QByteArray& bytes, const QList<QByteArray>& forms);
struct Searched {
    int files = 0;
    QByteArray found; // where, and which form; empty: none
};
// Every file of the folder, or up to the first that has one of them.
Searched lookThrough(const QString& folder, const QList<QByteArray>& forms, const QStringList& except = {});
// What a process of ours has open without a name any more, as temporary files are.
Searched lookThroughUnnamed(qint64 process, const QList<QByteArray>& forms);
// Fails the test where one of them stands in a file of the folder; how many files were looked at.
int searchFolder(const QString& folder, const QList<QByteArray>& forms, const QStringList& except = {});

} // namespace paillasse::journeys
