// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>

#include "app/store/core/archive.h"
#include "app/store/core/identifierindex.h"
#include "app/store/core/query.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace fs = std::filesystem;

namespace {

// Nobody is called this; it may stand nowhere.
const std::vector<std::string> canaries{"ZZKANARIENVOGEL", "Ornithologue", "299075912345678", "ZZREMARQUE", "ZZACCESSION", "8765.4321", "87654321", "ZZINTERPRETATION", "zz.kanarien@example.org"};

void searchIn(const std::string& bytes, const std::string& where)
{
    for (const auto& canary : canaries) {
        std::string utf16;
        for (const char c : canary) {
            utf16 += c;
            utf16 += '\0';
        }
        QVERIFY2(bytes.find(canary) == std::string::npos, (canary + " in " + where).c_str());
        QVERIFY2(bytes.find(utf16) == std::string::npos, (canary + " as UTF-16 in " + where).c_str());
    }
    QVERIFY2(bytes.find("SQLite format 3") == std::string::npos, where.c_str());
}

void searchFiles(const std::string& directory)
{
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream in(entry.path(), std::ios::binary);
        searchIn({std::istreambuf_iterator<char>(in), {}}, entry.path().string());
    }
}

void fill(Worksite& site)
{
    auto patient = site.author.registerPatient(1, canaries[0]);
    auto& values = std::get<lab::RegisterPatient>(patient.body).patient;
    values.identity.firstForename = canaries[1];
    values.identity.birthForenames = canaries[1];
    values.insuredNir = canaries[2];
    values.contact.email = canaries[8];
    QVERIFY(site.push(patient).outcome == wire::ActOutcome::Accepted);
    auto order = site.author.placeOrder(1, 1);
    std::get<lab::PlaceOrder>(order.body).context.sourceId = canaries[4];
    site.push({order, site.author.measure(1, 1, canaries[5]), site.author.note(1, canaries[3])});
    site.push(site.author.measure(site.order(1), 2, canaries[5]));
    site.push(site.author.validate(site.order(1)));
    const auto release = signedRelease(site.made.laboratory, site.order(1), site.staff->signing, canaries[7]);
    QVERIFY(site.push(site.author.act(release, idOf<lab::DocumentId>(1, 4), theBiologist)).outcome == wire::ActOutcome::Accepted);
}

} // namespace

// No known word of a patient is in any file; and inside the database, none outside a sealed section.
class ConfidentialityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noFileHoldsAKnownWord();
    void outsideTheSectionsThereAreNumbersOnly();
    void errorsDoNotQuote();
};

void ConfidentialityTest::noFileHoldsAKnownWord()
{
    const TemporaryDirectory backups;
    Worksite site;
    fill(site);
    searchFiles(site.path()); // with its logs
    (void)must(backup(*site.store, backups / "data", backups / "keys", site.clock));
    searchFiles(backups.path());
    site.close();
    searchFiles(site.path());
}

void ConfidentialityTest::outsideTheSectionsThereAreNumbersOnly()
{
    Worksite site;
    fill(site);
    // Decrypted as far as the file's own key goes, which every backup has.
    auto database = must(site.store->connect());
    std::vector<std::string> tables;
    must(each(database, "SELECT name FROM sqlite_master WHERE type = 'table'", [&tables](const auto& row) -> Result<> {
        tables.emplace_back(row.text(0));
        return {};
    }));
    QVERIFY(tables.size() > 6);
    for (const auto& table : tables) {
        std::vector<std::string> columns;
        must(each(database, "SELECT name FROM pragma_table_info(?)", [&columns](const auto& row) -> Result<> {
            columns.emplace_back(row.text(0));
            return {};
        }, table));
        for (const auto& column : columns)
            must(each(database, "SELECT CAST(" + column + " AS BLOB) FROM " + table, [&](const auto& row) -> Result<> {
                searchIn(std::string(asText(row.blob(0))), table + "." + column);
                return {};
            }));
    }
    // The index is made of such words, under a key of its own that no backup has.
    auto index = must(IdentifierIndex::open(*site.store));
    QCOMPARE(must(index.find(site.made.laboratory, IdentifierKind::OrderSource, canaries[4])).size(), std::size_t{1});
}

void ConfidentialityTest::errorsDoNotQuote()
{
    std::string lines;
    Worksite site;
    const Log log(site.clock, [&lines](std::string_view line) { lines += line; }, LogLevel::Debug);
    fill(site);
    site.writer.reset();
    must(must(site.store->connect()).execute("UPDATE document SET sections = x'a10242ffff' WHERE kind = 2"));
    site.writer = must(Writer::start(*site.store, *site.staff, *site.hub, site.clock, log));
    QVERIFY(site.push(site.author.note(1, canaries[3])).outcome == wire::ActOutcome::Refused);
    QVERIFY(lines.find("writer.act-failed") != std::string::npos);
    searchIn(lines, "the log");
}

QTEST_GUILESS_MAIN(ConfidentialityTest)
#include "confidentiality.test.moc"
