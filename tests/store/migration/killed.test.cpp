// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/query.h"
#include "tests/store/migration/killing.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

constexpr auto patients = "150";
constexpr auto sourceSeed = "7";
// The invented old system calls itself that in every number of a patient or an order; nothing else in a store does.
constexpr auto canary = "ANCIEN";

struct Inbound : KillingPlace {
    std::string source = folder / "source";

    Inbound()
    {
        std::filesystem::create_directory(data);
        std::filesystem::create_directory(source);
        for (const auto& arguments : {std::vector<std::string>{"init", data, CATALOGUE}, {"source", source, patients, sourceSeed, CATALOGUE}}) {
            QProcess process;
            KillingPlace::start(process, MIGRATING_PROCESS, arguments);
            (void)outputOf(process);
        }
    }
    void start(QProcess& process) const { KillingPlace::start(process, MIGRATING_PROCESS, {"run", data, source}); }
    // What came of it, but for the time that it took.
    [[nodiscard]] std::string finish() const
    {
        QProcess process;
        start(process);
        std::string result;
        for (const auto& line : QByteArray::fromStdString(outputOf(process)).split('\n'))
            if (line.startsWith("result") || line.startsWith("difference"))
                result += line.toStdString() + '\n';
        return result;
    }
    [[nodiscard]] std::string plaintext() const { return fileWith(canary); }
    // Acts in the ledger and documents: twice would be one more.
    [[nodiscard]] std::string outcome() const
    {
        const auto store = must(Store::open(DataDirectory(data)));
        auto database = must(store->connect(true));
        std::uint64_t acts = 0;
        std::uint64_t documents = 0;
        must(first(database, "SELECT count(*) FROM reply WHERE outcome = 0", [&acts](const auto& row) { acts = row.unsignedInteger(0); }));
        must(first(database, "SELECT count(*) FROM document", [&documents](const auto& row) { documents = row.unsignedInteger(0); }));
        return std::to_string(acts) + " acts, " + std::to_string(documents) + " documents";
    }
};

} // namespace

// A migration that comes in, killed.
class KilledTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsExpectedIsWhole()
    {
        const Inbound place;
        const auto result = place.finish();
        QVERIFY2(result.find("new differences 0") != std::string::npos, result.c_str());
        QVERIFY2(std::stoull(place.outcome()) >= 450, place.outcome().c_str());
    }
    void aMigrationEndsAsIfNothingHadHappened() { endsAsIfNothingHadHappened<Inbound>(killsWanted(20)); }
};

QTEST_GUILESS_MAIN(KilledTest)
#include "killed.test.moc"
