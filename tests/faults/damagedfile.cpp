// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/damagedfile.h"

#include <QDir>
#include <QFile>

namespace paillasse::faults {

namespace {

constexpr qint64 pageSize = 4096;

bool overwrite(const QString& path, qint64 from, qint64 size)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(from) && file.write(QByteArray(static_cast<qsizetype>(size), '\xa5')) == size;
}

} // namespace

bool damage(const QString& path, Place place)
{
    const auto pages = QFile(path).size() / pageSize;
    QFile::remove(path + QStringLiteral("-wal")); // else the pages' newer copies would be read from there
    // In the middle: every page but the first two, so that whatever is read next meets one.
    return place == Place::FirstPage ? overwrite(path, 100, 200) : pages > 2 && overwrite(path, 2 * pageSize, (pages - 2) * pageSize);
}

QString onlyFile(const QString& folder, const QString& pattern)
{
    const QDir dir(folder);
    const auto found = dir.entryList({pattern}, QDir::Files);
    return found.size() == 1 ? dir.filePath(found.first()) : QString();
}

} // namespace paillasse::faults
