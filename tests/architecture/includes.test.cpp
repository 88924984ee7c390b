// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <QProcess>
#include <QTest>

#include "tests/architecture/includerules.h"

using namespace paillasse::architecture;
namespace fs = std::filesystem;

// Dependencies point one way: every #include under app and ui, held against the table of docs/architecture.md.
class IncludesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTableIsThatOfTheHouse();
    void everyIncludeIsAllowed();
    void theListOfExceptionsOnlyShrinks();
    void noRoomIsPartOfACircle();
    void aBadIncludeIsNoticed_data();
    void aBadIncludeIsNoticed();
    void noProgramLinksPlainSqlite();

private:
    std::vector<std::string> m_violations; // "path: why"
    RoomTable m_rooms;
};

namespace {

const fs::path root = PAILLASSE_ROOT;

// "path: why" as everyIncludeIsAllowed says it. An entry may go; none may come.
const std::set<std::string> exceptions = {};

std::string contentsOf(const fs::path& path)
{
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// By where Qt's own headers lie: <QWidget> is a file of QtWidgets.
std::string qtModuleOf(const std::string& include)
{
    if (!include.starts_with("<Q"))
        return {};
    const auto name = include.substr(1, include.size() - 2);
    if (const auto slash = name.find('/'); slash != std::string::npos)
        return name.substr(0, slash);
    for (const auto& entry : fs::directory_iterator(QT_INCLUDES))
        if (fs::exists(entry.path() / name))
            return entry.path().filename().string();
    return "no module of Qt";
}

std::vector<fs::path> sources()
{
    std::vector<fs::path> found;
    for (const auto* top : {"app", "ui"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top))
            if (const auto kind = entry.path().extension(); kind == ".h" || kind == ".cpp")
                found.push_back(fs::relative(entry.path(), root));
    std::ranges::sort(found);
    return found;
}

} // namespace

void IncludesTest::initTestCase()
{
    m_rooms = readRoomTable(contentsOf(root / "docs/architecture.md"));
    for (const auto& path : sources())
        for (const auto& include : includesOf(contentsOf(root / path)))
            if (const auto why = whyNot(m_rooms, path.string(), include, qtModuleOf(include)))
                m_violations.push_back(path.string() + ": " + *why);
}

void IncludesTest::theTableIsThatOfTheHouse()
{
    const std::set<std::string> base = {"app/base"};
    const std::set<std::string> language = {"app/base", "app/lab"};
    QVERIFY(m_rooms.at("app/base").empty());
    QCOMPARE(m_rooms.at("app/lab"), base);
    QCOMPARE(m_rooms.at("app/crypto"), base);
    QCOMPARE(m_rooms.at("app/sql"), base);
    QCOMPARE(m_rooms.at("app/access"), language);
    QCOMPARE(m_rooms.at("app/exchange"), (std::set<std::string>{"app/base", "app/lab", "app/crypto"}));
    QCOMPARE(m_rooms.at("app/report"), language);
    QCOMPARE(m_rooms.at("app/migration"), language);
    QCOMPARE(m_rooms.at("app/wire"), (std::set<std::string>{"app/base", "app/lab", "app/access", "app/migration"}));
    QCOMPARE(m_rooms.at("ui"), (std::set<std::string>{"app/base", "app/lab", "app/access", "app/migration", "app/report", "app/client"}));
    QVERIFY(m_rooms.at("app/client").contains("app/wire"));
    QVERIFY(!m_rooms.at("app/client").contains("app/store"));
    QVERIFY(m_rooms.at("app/store").contains("app/wire"));
    QVERIFY(!m_rooms.at("app/store").contains("app/client"));
}

void IncludesTest::everyIncludeIsAllowed()
{
    QVERIFY(sources().size() > 200); // it did read the tree
    for (const auto& violation : m_violations)
        if (!exceptions.contains(violation))
            QFAIL(violation.c_str());
}

void IncludesTest::theListOfExceptionsOnlyShrinks()
{
    for (const auto& exception : exceptions)
        if (std::ranges::find(m_violations, exception) == m_violations.end())
            QFAIL(("mended, so take it off the list: " + exception).c_str());
}

void IncludesTest::noRoomIsPartOfACircle()
{
    for (const auto& [room, allowed] : m_rooms)
        for (const auto& other : allowed) {
            QVERIFY2(m_rooms.contains(other), other.c_str());
            QVERIFY2(!m_rooms.at(other).contains(room), (room + " and " + other).c_str());
        }
}

void IncludesTest::aBadIncludeIsNoticed_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* path, const char* line, bool allowed) { QTest::addRow("%s %s", path, line) << QByteArray(path) << QByteArray(line) << allowed; };
    row("app/lab/order.cpp", "#include \"app/base/result.h\"", true);
    row("app/lab/order.cpp", "#include \"app/wire/cursor.h\"", false);
    row("app/lab/order.cpp", "#  include  \"app/wire/cursor.h\"", false);
    row("app/lab/order.cpp", "#include \"order.h\"", false);
    row("app/crypto/seal.cpp", "#include \"app/lab/ids.h\"", false);
    row("app/client/records.cpp", "#include \"app/store/core/store.h\"", false);
    row("app/store/core/feed.cpp", "#include \"app/client/session.h\"", false);
    row("app/store/core/feed.cpp", "#include \"ui/words/words.h\"", false);
    row("ui/bench/benchpage.cpp", "#include \"app/wire/cursor.h\"", false);
    row("ui/bench/benchpage.cpp", "#include \"app/sql/database.h\"", false);
    row("ui/app/main.cpp", "#include \"app/sql/database.h\"", true);
    row("app/newroom/thing.cpp", "#include \"app/base/result.h\"", false);
    row("app/crypto/seal.cpp", "#include <sodium.h>", true);
    row("app/base/secretbytes.cpp", "#include <sodium.h>", false);
    row("app/store/core/store.cpp", "#include <openssl/evp.h>", false);
    row("app/store/net/tlscontext.cpp", "#include <openssl/ssl.h>", true);
    row("app/store/core/store.cpp", "#include <sqlcipher/sqlite3.h>", false);
    row("app/sql/database.cpp", "#include <sqlite3.h>", false); // plain SQLite: not even there
    row("app/store/core/writer.cpp", "#include <boost/asio/post.hpp>", false);
    row("app/store/core/writer.cpp", "#include <QString>", false);
    row("app/wire/cursor.cpp", "#include <QtCore/QString>", false);
    row("app/client/session.h", "#include <QObject>", true);
    row("app/client/session.h", "#include <QWidget>", false);
    row("app/client/session.h", "#include <QSqlDatabase>", false);
    row("ui/bench/benchpage.cpp", "#include <QWidget>", true);
    row("ui/bench/benchpage.cpp", "#include <QtSql/QSqlDatabase>", false);
    row("app/store/core/store.cpp", "#include <CLI/CLI.hpp>", false);
    row("app/lab/order.cpp", "#include <unistd.h>", false);
    row("ui/app/forget.cpp", "#include <unistd.h>", false);
    row("app/client/durablefile.cpp", "#include <unistd.h>", true);
    row("app/lab/order.cpp", "#include <some/library.h>", false);
    row("app/lab/order.cpp", "#include <vector>", true);
}

void IncludesTest::aBadIncludeIsNoticed()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, line);
    QFETCH(bool, allowed);
    const auto includes = includesOf("// a source\n" + line.toStdString() + "\nint main() {}\n");
    QCOMPARE(includes.size(), std::size_t(1));
    QCOMPARE(!whyNot(m_rooms, path.toStdString(), includes.front(), qtModuleOf(includes.front())).has_value(), allowed);
}

// docs/decisions/0002: a libsqlite3 in the process can take SQLCipher's place without a word.
void IncludesTest::noProgramLinksPlainSqlite()
{
    int checked = 0;
    for (const auto& entry : fs::directory_iterator(PROGRAMS)) {
        const auto name = entry.path().filename().string();
        if (name != "paillasse" && name != "paillasse-store" && !name.starts_with("test_sql"))
            continue;
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {QString::fromStdString(entry.path().string())});
        QVERIFY(ldd.waitForFinished());
        const auto libraries = ldd.readAllStandardOutput();
        QVERIFY2(libraries.contains("libsqlcipher.so"), name.c_str());
        QVERIFY2(!libraries.contains("libsqlite3.so"), name.c_str());
        ++checked;
    }
    QVERIFY2(checked >= 3, "the client, the store and the database's tests are built before this test is"); // none found is none checked
}

QTEST_GUILESS_MAIN(IncludesTest)
#include "includes.test.moc"
