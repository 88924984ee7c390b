// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/exchange/membernames.h"

using namespace paillasse::exchange;

class MemberNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyNamesBelowAFolderAreTaken_data();
    void onlyNamesBelowAFolderAreTaken();
};

void MemberNamesTest::onlyNamesBelowAFolderAreTaken_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isTaken");
    const auto row = [](const char* name, bool isTaken) { QTest::newRow(name) << QByteArray(name) << isTaken; };
    row("patients.ndjson", true);
    row("export/2026/résultats (1).csv", true);
    row("..a/b..c", true);
    row("", false);
    row("/etc/passwd", false);
    row("../keys.db", false);
    row("a/../../keys.db", false);
    row("a/..", false);
    row("./a", false);
    row("a//b", false);
    row("a/", false);
    row("C:/windows/system32", false);
    row("C:\\x", false);
    row("..\\keys.db", false);
    row("\\\\server\\share", false);
    row("a:stream", false);
    row("a\nb", false);
    row("\xff", false);
    row("a./b", false);
    QTest::newRow("a NUL byte") << QByteArray("a\0b", 3) << false;
    QTest::newRow("without end") << QByteArray(5000, 'x') << false;
}

void MemberNamesTest::onlyNamesBelowAFolderAreTaken()
{
    QFETCH(const QByteArray, name);
    QFETCH(const bool, isTaken);
    QCOMPARE(isMemberName(name.toStdString()), isTaken);
}

QTEST_APPLESS_MAIN(MemberNamesTest)
#include "membernames.test.moc"
