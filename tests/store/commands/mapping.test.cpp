// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/exchange/csv/mapping.h"
#include "tests/store/net/runningstore.h"

using namespace paillasse;
namespace fs = std::filesystem;

namespace {

constexpr auto header = "IPP;NOM;PRENOM;DDN;DOSSIER;DATE PREL;CODE;RESULTAT;UNITE\n";

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

std::string contentsOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

// Whoever holds an old system's export finds out what its columns mean, before there is a mandate or a store.
class MappingCommandTest : public QObject {
    Q_OBJECT

    test::RunningStore m_program;
    std::string m_table;
    std::string m_mapping;

    test::CommandResult run(std::vector<std::string> options)
    {
        options.insert(options.begin(), {"migrate", "mapping"});
        return m_program.run(options);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_table = m_program.path("export.csv");
        m_mapping = m_program.path("mapping.json");
        std::ofstream(m_table) << header << "4711;LE BIHAN;Ma\xc3\xablle;03/05/1992;26-1;12/03/2026;NA;140;gouttes\n"
                               << "4711;LE BIHAN;Ma\xc3\xablle;03/05/1992;26-1;12/03/2026;K;4,2;gouttes\n"
                               << "4712;zwei\n4712;MARTIN\x1b[2J;Denise;14/03/1957;26-2;12/03/2026;NA;139;mmol/L\n";
    }

    void aProposalIsWrittenAndExplained()
    {
        const auto proposed = run({"--sender", "Ancien", "--out", m_mapping, m_table});
        QVERIFY2(proposed.exit == 0, proposed.err.c_str());
        for (const auto* part : {"DATE PREL                         collected-at", "dd/mm/yyyy: reads 6 of 6", "Decimal sign: comma, as 1 number says", "refused     1", "2 cells where the header has 9: line 4", "gouttes", "NA ",
                                 "orders      2, collected from 2026-03-12 to 2026-03-12"})
            QVERIFY2(says(proposed.out, part), (part + ("\n" + proposed.out)).c_str());
        QVERIFY2(!says(proposed.out, "BIHAN") && !says(proposed.out, "4711"), proposed.out.c_str()); // nothing of a patient unless it is asked for
        const auto mapping = exchange::csv::readMapping(contentsOf(m_mapping));
        QVERIFY(mapping && mapping->sender == "Ancien" && mapping->columns.size() == 9);
    }

    void nothingIsOverwrittenUnasked()
    {
        std::ofstream(m_mapping) << "mine";
        const auto again = run({"--out", m_mapping, m_table});
        QVERIFY2(again.exit == 1 && says(again.err, "is there already") && says(again.err, "--replace"), again.err.c_str());
        QCOMPARE(contentsOf(m_mapping), std::string("mine"));
        QCOMPARE(run({"--out", m_mapping, "--replace", m_table}).exit, 0);
        QVERIFY(exchange::csv::readMapping(contentsOf(m_mapping)));
    }

    void withoutAFileTheMappingAloneIsOnTheOutput()
    {
        const auto proposed = run({m_table});
        QCOMPARE(proposed.exit, 0);
        QVERIFY2(exchange::csv::readMapping(proposed.out), proposed.out.c_str());
        QVERIFY2(says(proposed.err, "Proposed, from the first 3 rows"), proposed.err.c_str());
        QVERIFY2(says(proposed.err, "MISSING: whose numbers these are"), proposed.err.c_str());
    }

    void rowsAreShownOnATerminalAndInNoFile()
    {
        QCOMPARE(run({"--out", m_mapping, "--replace", "--sender", "Ancien", m_table}).exit, 0);
        const auto shown = run({"--mapping", m_mapping, "--show", m_table});
        QVERIFY2(shown.exit == 0, shown.err.c_str());
        for (const auto* part : {"4711                                patient-number        Ancien|4711", "4,2                                 value                 4.2", "collected-at          2026-03-12 00:00:00", "Row 3"})
            QVERIFY2(says(shown.out, part), (part + ("\n" + shown.out)).c_str());
        QVERIFY(!says(shown.out, "\x1b")); // a table moves no cursor
        const auto file = m_program.path("shown.txt");
        QProcess process;
        process.setStandardOutputFile(QString::fromStdString(file));
        process.start(QStringLiteral(PAILLASSE_STORE), {QStringLiteral("migrate"), QStringLiteral("mapping"), QStringLiteral("--mapping"), QString::fromStdString(m_mapping), QStringLiteral("--show"), QString::fromStdString(m_table)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("into a file"));
        QCOMPARE(contentsOf(file), std::string());
    }

    void whatDoesNotFitIsSaid()
    {
        const auto other = m_program.path("other.csv");
        std::ofstream(other) << "a;b\n1;2\n";
        const auto unfit = run({"--mapping", m_mapping, other});
        QVERIFY2(unfit.exit == 2 && says(unfit.err, "other.csv, the mapping: the table has no column IPP") && says(unfit.err, "docs/mapping.md"), unfit.err.c_str());
        QVERIFY(says(run({"--mapping", m_program.path("none.json"), m_table}).err, "is not there"));
        QCOMPARE(run({m_program.path("none.csv")}).exit, 1);
        const auto nowhere = run({"--out", m_program.path("no/such/folder.json"), m_table});
        QVERIFY2(nowhere.exit == 1 && says(nowhere.err, "is its folder there") && !says(nowhere.out, "Every row"), nowhere.err.c_str()); // before it reads all of it
        QCOMPARE(run({"--mapping", m_mapping, "--out", m_program.path("x.json"), m_table}).exit, 2);
        // Several tables: what does not fit in a later one is refused there.
        const auto both = run({"--mapping", m_mapping, m_table, other});
        QVERIFY2(both.exit == 0 && says(both.out, "Every row of 2 tables") && says(both.out, "no column IPP: other.csv, the mapping"), both.out.c_str());
    }

    void everyPublicFileIsACase()
    {
        const fs::path samples = fs::path(PAILLASSE_SAMPLES) / "legacy_csv";
        if (!fs::exists(samples))
            QSKIP("there are no public sample files beside the checkout");
        int tables = 0;
        for (const auto& entry : fs::recursive_directory_iterator(samples)) {
            if (entry.path().extension() != ".csv")
                continue;
            const bool isEmpty = fs::file_size(entry.path()) == 0;
            const auto proposed = run({"--out", m_mapping, "--replace", "--sender", "X", entry.path().string()});
            QVERIFY2(proposed.exit == (isEmpty ? 2 : 0), entry.path().c_str());
            QVERIFY2(isEmpty || run({"--mapping", m_mapping, "--show", entry.path().string()}).exit == 0, entry.path().c_str());
            ++tables;
        }
        QVERIFY(tables >= 27);
    }
};

QTEST_GUILESS_MAIN(MappingCommandTest)
#include "mapping.test.moc"
