// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/store/migration/reprise.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// Tables that come in, by their mapping.
class InboundTablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesAreReadByTheirMapping()
    {
        Reprise reprise;
        reprise.job.mandate.format = migration::Format::Csv;
        const std::string table = "numero;nom;prenom;naissance;dossier;date;code;valeur;unite\n1;MARTIN;Jean;1960-01-01;D1;2026-03-12 07:45;2823-3;4.1;mmol/L\n2;DURAND;Anne;1970-01-01;D2;2026-03-12 08:00;2823-3;5.6;mmol/L\n";
        using exchange::csv::Target;
        for (const auto& [name, target] : {std::pair("numero", Target::PatientNumber), {"nom", Target::BirthName}, {"prenom", Target::Forenames}, {"naissance", Target::BirthDate}, {"dossier", Target::OrderNumber},
                                           {"date", Target::CollectedAt}, {"code", Target::ExaminationCode}, {"valeur", Target::Value}, {"unite", Target::Unit}})
            reprise.mapping.columns.push_back({name, target, std::nullopt, {}, {}, std::nullopt, {}, {}});
        reprise.mapping.days = exchange::DayStyle::Iso;
        reprise.mapping.sender = "ANCIEN";
        (void)reprise.site.write("export.csv", table);
        const auto staged = reprise.stage();
        const auto checked = reprise.check();
        QVERIFY2(staged.staged.results == 2 && std::ranges::all_of(checked.differences, isOfNoPlace), words(checked.differences).c_str());
        QCOMPARE(reprise.deliver().delivered.results, std::uint64_t{2});
        QCOMPARE(reprise.site.patients().size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(InboundTablesTest)
#include "inboundtables.test.moc"
