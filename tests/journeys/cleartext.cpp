// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/cleartext.h"

#include <algorithm>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStringEncoder>
#include <QTest>
#include <QtEndian>

namespace paillasse::journeys {

QList<QByteArray> formsOf(const QString& text)
{
    QList<QByteArray> forms;
    for (const auto& one : {text, text.toLower()}) {
        const auto utf8 = one.toUtf8();
        forms << utf8 << utf8.toHex() << utf8.toHex().toUpper();
        for (int before = 0; before < 3; ++before)
            forms << (QByteArray(before, ' ') + utf8).toBase64().mid(before == 0 ? 0 : 4).chopped(4);
        for (const auto order : {QStringConverter::Utf16LE, QStringConverter::Utf16BE})
            forms << QByteArray(QStringEncoder(order)(one));
    }
    return forms;
}

QList<QByteArray> formsOf(std::int64_t number)
{
    QByteArray big(8, 0);
    qToBigEndian(number, big.data());
    while (big.startsWith('\0'))
        big.remove(0, 1);
    QByteArray little(big);
    std::reverse(little.begin(), little.end());
    return {big, little, big.toHex()};
}

QList<QByteArray> formsOf(double number)
{
    QByteArray big(8, 0);
    qToBigEndian(number, big.data());
    QByteArray little(8, 0);
    qToLittleEndian(number, little.data());
    return {big, little};
}

QByteArray foundIn(const QByteArray& bytes, const QList<QByteArray>& forms)
{
    for (const auto& form : forms)
        if (bytes.contains(form))
            return form.toPercentEncoding();
    return {};
}

Searched lookThrough(const QString& folder, const QList<QByteArray>& forms, const QStringList& except)
{
    Searched searched;
    QDirIterator each(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (each.hasNext() && searched.found.isEmpty()) {
        QFile file(each.next());
        if (except.contains(file.fileName()) || !file.open(QIODevice::ReadOnly))
            continue;
        ++searched.files;
        if (const auto found = foundIn(file.readAll(), forms); !found.isEmpty())
            searched.found = "in " + file.fileName().toUtf8() + ": " + found;
    }
    return searched;
}

Searched lookThroughUnnamed(qint64 process, const QList<QByteArray>& forms)
{
    Searched searched;
    const QDir open(QStringLiteral("/proc/%1/fd").arg(process));
    for (const auto& entry : open.entryList(QDir::Files | QDir::System | QDir::Hidden)) {
        QFile file(open.filePath(entry));
        const auto was = QFile::symLinkTarget(file.fileName());
        if (!was.endsWith(QStringLiteral(" (deleted)")) || !file.open(QIODevice::ReadOnly))
            continue;
        ++searched.files;
        if (const auto found = foundIn(file.readAll(), forms); !found.isEmpty())
            searched.found = "in " + was.toUtf8() + ": " + found;
    }
    return searched;
}

int searchFolder(const QString& folder, const QList<QByteArray>& forms, const QStringList& except)
{
    const auto searched = lookThrough(folder, forms, except);
    if (!searched.found.isEmpty())
        QTest::qFail(searched.found.constData(), __FILE__, __LINE__);
    return searched.files;
}

} // namespace paillasse::journeys
