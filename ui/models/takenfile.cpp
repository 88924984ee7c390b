// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/takenfile.h"

#include <QCryptographicHash>
#include <QSaveFile>

namespace paillasse::ui {

TakenFile::Outcome TakenFile::save(const QString& path, const Bytes& bytes)
{
    const auto content = QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return {tr("It could not be saved there: %1. Choose another folder.").arg(file.errorString()), true};
    const auto hash = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    return {tr("Saved as %1. SHA-256 of the file: %2").arg(path, hash), false};
}

} // namespace paillasse::ui
