// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/client/cache/body.h"
#include "app/client/cache/filequery.h"
#include "app/client/cache/patientindex.h"
#include "app/client/cache/present.h"
#include "app/client/cache/worklistquery.h"
#include "app/client/cache/worktable.h"
#include "app/sql/transaction.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
using lab::testing::nine;

namespace {

lab::Act actOn(const lab::Order& order, lab::ActBody body, std::uint32_t number)
{
    lab::Act act;
    act.id = idOf<lab::ActId>(number);
    act.workstation = idOf<lab::WorkstationId>(40);
    act.laboratory = lab::testing::theLaboratory;
    act.subjectKind = lab::DocumentKind::Order;
    act.subject = lab::documentId(order.id);
    act.person = lab::testing::technician;
    act.at = nine + minuteMs;
    for (const auto& line : order.lines)
        act.based.push_back({line.id, line.revision});
    act.body = std::move(body);
    return act;
}

lab::ActBody potassium(std::uint32_t measurement, std::string_view value)
{
    return lab::RecordMeasurements{{{1, lab::testing::measured(measurement, value), true, {}}}};
}

std::string valueOf(const lab::Order& order, lab::LineId line)
{
    const auto* measurement = order.line(line)->reportableMeasurement();
    return measurement ? lab::toString(measurement->value, '.') : std::string();
}

wire::FeedFrame caughtUp(std::string cursor)
{
    return wire::CaughtUpFrame{std::move(cursor), nine, {}};
}

} // namespace

class CacheTest : public QObject {
    Q_OBJECT

private:
    std::string path() const { return m_folder->filePath(QStringLiteral("a.cache")).toStdString(); }
    void take(std::initializer_list<wire::FeedFrame> frames)
    {
        const auto done = m_ingest->apply(std::vector(frames));
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        m_last = *done;
    }
    lab::Order order(std::uint32_t number)
    {
        const auto file = readOrderFile(*m_reader, {}, idOf<lab::OrderId>(number));
        if (!file)
            qFatal("%s", file.error().detail.c_str());
        m_file = *file;
        return file->order;
    }
    void pend(const lab::Act& act)
    {
        auto transaction = sql::Transaction::begin(*m_writer);
        QVERIFY(PendingActs(*m_writer).add(act, PendingState::Waiting, 0));
        const auto done = refreshRow(*m_writer, act.subject);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QVERIFY(transaction->commit());
    }
    std::vector<std::uint32_t> numbers(const WorklistFilter& filter)
    {
        const auto list = readWorklist(*m_reader, filter, nine + hourMs);
        if (!list)
            qFatal("%s", list.error().detail.c_str());
        std::vector<std::uint32_t> all;
        for (const auto& id : list->ids)
            all.push_back(static_cast<std::uint32_t>(id.bytes()[15]) | static_cast<std::uint32_t>(id.bytes()[14]) << 8);
        return all;
    }
    std::vector<std::string> found(const std::string& text)
    {
        const auto hits = searchPatients(*m_reader, text, 50);
        if (!hits)
            qFatal("%s", hits.error().detail.c_str());
        std::vector<std::string> names;
        for (const auto& hit : *hits)
            names.push_back(hit.name);
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<sql::Database> m_writer;
    std::optional<sql::Database> m_reader;
    std::unique_ptr<Ingest> m_ingest;
    Feed m_feed;
    Ingested m_last;
    OrderFile m_file;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto writer = openCache(path(), cacheKey(), CacheAccess::Writer);
        QVERIFY2(writer, writer ? "" : writer.error().detail.c_str());
        m_writer.emplace(std::move(*writer));
        auto reader = openCache(path(), cacheKey(), CacheAccess::Reader);
        QVERIFY(reader);
        m_reader.emplace(std::move(*reader));
        m_ingest = std::make_unique<Ingest>(*m_writer);
        m_feed = Feed();
    }
    void cleanup()
    {
        m_ingest.reset();
        m_reader.reset();
        m_writer.reset();
    }

    void theFileIsCiphertext()
    {
        take({m_feed.add(patientOf(20, "KERVELLA", "Soazig", {1992, 5, 3}), 1).frame()});
        QVERIFY(m_writer->checkpoint());
        QFile file(QString::fromStdString(path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QVERIFY(bytes.size() > 8192);
        QVERIFY(!bytes.startsWith("SQLite format 3"));
        QVERIFY(!bytes.contains("KERVELLA"));
        QVERIFY(!bytes.contains("kervella"));
    }

    void anotherKeyDoesNotOpenIt()
    {
        take({m_feed.add(patientOf(20, "KERVELLA", "Soazig", {1992, 5, 3}), 1).frame()});
        QVERIFY(m_writer->checkpoint());
        const auto other = openCache(path(), SecretBytes::copyOf(std::string_view("abcdefabcdefabcdefabcdefabcdefab")), CacheAccess::Writer);
        QVERIFY(!other);
        QVERIFY(other.error().code == ErrorCode::WrongSecret);
    }

    void aNewerFileIsLeftAlone()
    {
        QVERIFY(m_writer->execute("UPDATE schema_part SET version = 99 WHERE part = 'cache'"));
        const auto again = openCache(path(), cacheKey(), CacheAccess::Writer);
        QVERIFY(!again);
        QVERIFY(again.error().code == ErrorCode::Incompatible);
    }

    void aDocumentComesBackWhole()
    {
        const auto patient = patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3});
        const auto placed = orderOf(30, patient.id, nine);
        take({m_feed.add(patient, 1).add(placed, 4).frame("here")});
        QCOMPARE(order(30), placed);
        QCOMPARE(m_file.patient, std::optional(patient));
        QCOMPARE(m_file.revision, 4u);
        QCOMPARE(*m_ingest->cursor(), std::string("here"));
    }

    void cursorAndDocumentsAreOneTransaction()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame("first")});
        // The second document of this frame does not read: nothing of the frame counts.
        auto broken = m_feed.add(orderOf(31, idOf<lab::PatientId>(20), nine), 1).add(orderOf(32, idOf<lab::PatientId>(20), nine), 1).frame("second");
        auto& documents = std::get<wire::DocumentsFrame>(broken).documents;
        documents[1].sections[0].bytes = documents[1].sections[0].bytes.subspan(1);
        QVERIFY(!m_ingest->apply(std::vector{broken}));
        QCOMPARE(*m_ingest->cursor(), std::string("first"));
        QVERIFY(!readOrderFile(*m_reader, {}, idOf<lab::OrderId>(31)));
    }

    void anOlderVersionDoesNotReplaceANewerOne()
    {
        auto older = orderOf(30, idOf<lab::PatientId>(20), nine);
        auto newer = older;
        newer.notes.push_back({"newer", lab::testing::biologist, nine});
        auto first = m_feed.add(older, 1).frame();
        take({m_feed.add(newer, 2).frame(), first});
        QCOMPARE(order(30).notes.size(), 1u);
    }

    void urgentFirstThenTheOldest()
    {
        const auto patient = idOf<lab::PatientId>(20);
        m_feed.add(orderOf(30, patient, nine), 1).add(orderOf(31, patient, nine - hourMs), 1);
        m_feed.add(orderOf(32, patient, nine + hourMs, lab::Priority::Urgent), 1).add(orderOf(33, patient, nine - 10 * dayMs), 1);
        take({m_feed.frame()});
        WorklistFilter filter;
        filter.queue = Queue::ToEnter;
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{32, 33, 31, 30}));
        filter.days = 7;
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{32, 31, 30}));
        filter.urgentOnly = true;
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{32}));
        filter = {};
        filter.queue = Queue::All;
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{32, 30, 31, 33}));
    }

    void aBenchSeesItsOwn()
    {
        auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        auto measured = applied(lab::Document(placed), actOn(placed, lab::RecordMeasurements{{{3, lab::testing::measured(103, "13.2"), true, {}}}}, 1));
        take({m_feed.add(placed, 1).add(orderOf(31, idOf<lab::PatientId>(20), nine + 1), 1).frame()});
        take({m_feed.add(measured, 2).frame()});
        WorklistFilter filter;
        filter.queue = Queue::ToEnter;
        filter.benches = lab::benchBit(2);
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{31}));
        filter.benches = lab::benchBit(1);
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{30, 31}));
        filter.queue = Queue::ToValidateTechnically;
        filter.benches = lab::benchBit(2);
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{30}));
        filter = {};
        filter.examination = "HB";
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{30, 31}));
        const auto counts = readCounts(*m_reader, lab::benchBit(2));
        QVERIFY(counts);
        QCOMPARE(counts->toEnter, 1);
        QCOMPARE(counts->toValidateTechnically, 1);
        const auto open = readOpenExaminations(*m_reader, 0);
        QVERIFY(open);
        QCOMPARE(*open, (std::vector<OpenExamination>{{"CREA", 2, 0}, {"HB", 1, 0}, {"K", 2, 0}}));
        QCOMPARE(*readOpenExaminations(*m_reader, lab::benchBit(2)), (std::vector<OpenExamination>{{"HB", 1, 0}}));
        filter.queue = Queue::ToEnter;
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{31})); // still to be entered there
    }

    void patientsAreFoundAsTheyAreTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* typed, QStringList names) { QTest::newRow(typed) << QString::fromUtf8(typed) << names; };
        const auto maelle = QStringLiteral("LE BIHAN Maëlle");
        const auto coeur = QStringLiteral("CŒURDACIER Noé");
        row("le bi", {maelle});
        row("MAELLE", {maelle});
        row("maë bih", {maelle});
        row("03/05/1992", {maelle});
        row("3/5/92", {maelle});
        row("03.05.1992", {maelle});
        row("1992-05-03", {maelle});
        row("03051992", {maelle});
        row("03/05", {maelle});
        row("bihan 3/5/1992", {maelle});
        row("0000020", {maelle});
        row("2 92 05 29 019 001 23", {maelle});
        row("29205", {maelle});
        row("2 65 03 35 238 012 41", {QStringLiteral("RIOU Tom")}); // a child with an INS, by the parent's number
        row("119062923801255", {QStringLiteral("RIOU Tom")});
        row("coeurd", {coeur});
        row("cœur", {coeur});
        row("guivarch", {QStringLiteral("TANGUY Anne")}); // the birth name of somebody who uses another
        row("guivarc'h", {QStringLiteral("TANGUY Anne")});
        row("lebihan", {maelle});
        row("a", {});
        row("zz", {});
        row("\"' *", {});
    }
    void patientsAreFoundAsTheyAreTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, expected);
        auto maelle = patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3});
        maelle.insuredNir = "292052901900123";
        auto child = patientOf(23, "RIOU", "Tom", {2019, 6, 9});
        child.identity.insMatricule = "119062923801255";
        child.insuredNir = "265033523801241";
        m_feed.add(child, 1).add(maelle, 1).add(patientOf(21, "CŒURDACIER", "Noé", {2001, 1, 12}), 1).add(patientOf(22, "GUIVARC'H", "Anne", {1950, 2, 28}, "TANGUY"), 1);
        take({m_feed.frame()});
        QStringList names;
        for (const auto& name : found(typed.toStdString()))
            names << QString::fromStdString(name);
        QCOMPARE(names, expected);
    }

    void aSnapshotIsSearchableOnceIndexed()
    {
        for (std::uint32_t i = 0; i < 10; ++i)
            m_feed.add(patientOf(100 + i, "PATIENT" + std::to_string(i), "Yann", {1980, 1, 1}), 1);
        take({m_feed.snapshot(10, 10).frame()});
        QCOMPARE(found("yann").size(), 0u);
        PatientIndex index(*m_writer);
        QVERIFY(!*index.isComplete());
        while (*index.indexSome(4) > 0) { }
        QVERIFY(*index.isComplete());
        QCOMPARE(found("yann").size(), 10u);
        // A correction replaces the words.
        take({m_feed.add(patientOf(100, "AUTRE", "Yann", {1980, 1, 1}), 2).frame()});
        QCOMPARE(found("patient0").size(), 0u);
        QCOMPARE(found("autre").size(), 1u);
        take({wire::DropFrame{"d", {idOf<lab::DocumentId>(100)}}});
        QCOMPARE(found("autre").size(), 0u);
    }

    void aCorrectionBeforeIndexingIsIndexedOnce()
    {
        take({m_feed.add(patientOf(100, "AVANT", "Yann", {1980, 1, 1}), 1).snapshot(1, 1).frame()});
        take({m_feed.add(patientOf(100, "APRES", "Yann", {1980, 1, 1}), 2).frame()});
        QVERIFY(PatientIndex(*m_writer).indexSome(10));
        QCOMPARE(found("apres").size(), 1u);
        QCOMPARE(found("avant").size(), 0u);
    }

    void waitingActsAreOnShow()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame()});
        pend(actOn(placed, potassium(500, "6.4"), 1));
        QCOMPARE(valueOf(order(30), 1), std::string("6.4"));
        QCOMPARE(m_file.pending, std::set<lab::LineId>{1});
        WorklistFilter filter;
        filter.queue = Queue::ToValidateTechnically;
        const auto list = readWorklist(*m_reader, filter, nine);
        QCOMPARE(list->rows.size(), 1u);
        QVERIFY(list->rows.front().pending);
        QCOMPARE(list->rows.front().entered, 1);
    }

    void waitingActsAreRebasedOnTheStoresVersion()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame()});
        pend(actOn(placed, potassium(500, "6.4"), 1));
        // Somebody else measured creatinine meanwhile.
        const auto other = actOn(placed, lab::RecordMeasurements{{{2, lab::testing::measured(600, "71"), true, {}}}}, 2);
        take({m_feed.add(applied(lab::Document(placed), other), 2).frame()});
        const auto both = order(30);
        QCOMPARE(valueOf(both, 1), std::string("6.4"));
        QCOMPARE(valueOf(both, 2), std::string("71"));
        QCOMPARE(m_file.pending, std::set<lab::LineId>{1});
    }

    void anAcknowledgedActIsSettledByItsRevision()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame()});
        const auto act = actOn(placed, potassium(500, "6.4"), 1);
        pend(act);
        QVERIFY(*PendingActs(*m_writer).answer({act.id, wire::ActOutcome::Accepted, {}, 0, 2, 9}, nine));
        QCOMPARE(valueOf(order(30), 1), std::string("6.4")); // still shown, the document has not come
        QCOMPARE(m_file.pending.size(), 1u);
        take({m_feed.add(applied(lab::Document(placed), act), 2).frame()});
        QCOMPARE(valueOf(order(30), 1), std::string("6.4"));
        QVERIFY(m_file.pending.empty());
        QCOMPARE(*PendingActs(*m_writer).count(PendingState::Acknowledged), 0);
    }

    void aRefusedActIsKeptAndOffShow()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame()});
        const auto act = actOn(placed, potassium(500, "6.4"), 1);
        pend(act);
        QVERIFY(*PendingActs(*m_writer).answer({act.id, wire::ActOutcome::Refused, lab::RefusalCode::ReportableChanged, 1, 0, 0}, nine));
        QVERIFY(refreshRow(*m_writer, act.subject));
        QCOMPARE(valueOf(order(30), 1), std::string());
        const auto refused = PendingActs(*m_writer).all(PendingState::Refused);
        QCOMPARE(refused->size(), 1u);
        QCOMPARE(refused->front().act, act);
        QCOMPARE(refused->front().refusal, (lab::Refusal{lab::RefusalCode::ReportableChanged, 1}));
        QCOMPARE(readCounts(*m_reader, 0)->refusedActs, 1);
        QCOMPARE(readCounts(*m_reader, 0)->toEnter, 1);
    }

    void anOrderMadeHereIsThereBeforeTheStoreKnows()
    {
        const auto patient = patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3});
        lab::Act registration;
        registration.laboratory = lab::testing::theLaboratory;
        registration.person = lab::testing::receptionist;
        registration.workstation = idOf<lab::WorkstationId>(40);
        registration.at = nine;
        registration.id = idOf<lab::ActId>(1);
        registration.subjectKind = lab::DocumentKind::Patient;
        registration.subject = lab::documentId(patient.id);
        registration.body = lab::RegisterPatient{patient};
        pend(registration);
        auto act = registration;
        act.id = idOf<lab::ActId>(2);
        act.subjectKind = lab::DocumentKind::Order;
        act.subject = idOf<lab::DocumentId>(30);
        auto place = lab::testing::smallOrder();
        place.patient = patient.id;
        act.body = place;
        pend(act);
        QCOMPARE(found("le bihan").size(), 1u);
        QCOMPARE(order(30).lines.size(), 3u);
        QVERIFY(m_file.orderPending);
        QCOMPARE(m_file.patient->number, patient.number);
        // A restart takes everything of the store's away, and nothing of this person's.
        take({wire::RestartFrame{"epoch"}});
        QVERIFY(m_last.restarted);
        QCOMPARE(found("le bihan").size(), 1u);
        QCOMPARE(order(30).lines.size(), 3u);
        // The store's versions take their places.
        take({m_feed.add(patient, 1).add(order(30), 1).frame()});
        QCOMPARE(found("le bihan").size(), 1u);
    }

    void aRestartBeginsAgain()
    {
        take({m_feed.add(patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3}), 1).add(orderOf(30, idOf<lab::PatientId>(20), nine), 1).frame("c1")});
        take({wire::RestartFrame{"view"}});
        QCOMPARE(*m_ingest->cursor(), std::string());
        QCOMPARE(found("bihan").size(), 0u);
        WorklistFilter filter;
        QCOMPARE(numbers(filter).size(), 0u);
        take({m_feed.add(patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3}), 1).frame("c2"), caughtUp("c3")});
        QVERIFY(m_last.caughtUp);
        QCOMPARE(*m_ingest->cursor(), std::string("c3"));
        QCOMPARE(found("bihan").size(), 1u);
    }

    void historyComparesWhatIsComparable()
    {
        const auto patient = patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3});
        const auto with = [&](std::uint32_t number, Instant at, std::string_view value, std::string unit) {
            auto placed = orderOf(number, patient.id, at);
            auto measurement = lab::testing::measured(500 + number, value);
            measurement.unit = std::move(unit);
            return applied(lab::Document(placed), actOn(placed, lab::RecordMeasurements{{{1, measurement, true, {}}}}, number));
        };
        m_feed.add(patient, 1).add(with(30, nine - 2 * dayMs, "4.1", "mmol/L"), 1).add(with(31, nine - dayMs, "4.5", "mmol/L"), 1).add(with(32, nine - hourMs, "17", "mg/dL"), 1);
        m_feed.add(with(33, nine, "5.0", "mmol/L"), 1);
        take({m_feed.frame()});
        (void)order(33);
        QCOMPARE(m_file.history.size(), 1u);
        const auto& values = m_file.history.at(1);
        QCOMPARE(values.size(), 2u);
        QCOMPARE(lab::toString(values[0].value, '.'), std::string("4.1"));
        QCOMPARE(lab::toString(values[1].value, '.'), std::string("4.5"));
        const auto file = readPatientFile(*m_reader, patient.id);
        QVERIFY(file);
        QCOMPARE(file->orders.size(), 4u);
        QCOMPARE(file->orders.front().order, idOf<lab::OrderId>(33));
    }

    void ordersAreFoundByWhatIsScanned()
    {
        take({m_feed.add(orderOf(30, idOf<lab::PatientId>(20), nine), 1).add(orderOf(31, idOf<lab::PatientId>(20), nine), 1).frame()});
        QCOMPARE(findAccession(*m_reader, "26-1000", 10)->size(), 2u);
        QCOMPARE(*findAccession(*m_reader, "26-100031", 10), std::vector{idOf<lab::OrderId>(31)});
        WorklistFilter filter;
        filter.text = "26-100030-1";
        QCOMPARE(numbers(filter), std::vector<std::uint32_t>{30});
    }

    void fetchedDocumentsLeaveAgain()
    {
        const auto frame = m_feed.add(orderOf(30, idOf<lab::PatientId>(20), nine), 1).frame();
        QVERIFY(m_ingest->applyFetched(std::get<wire::DocumentsFrame>(frame)));
        QCOMPARE(order(30).id, idOf<lab::OrderId>(30));
        QVERIFY(m_ingest->dropFetched());
        QVERIFY(!readOrderFile(*m_reader, {}, idOf<lab::OrderId>(30)));
    }

    // What was looked up stays while its session lasts, is no work of today, and becomes the cache's own once the feed brings it.
    void fetchedDocumentsAreNotEvictedAndNotListed()
    {
        const auto closed = [](std::uint32_t number) {
            const auto placed = orderOf(number, idOf<lab::PatientId>(20), nine - 100 * dayMs);
            auto order = std::get<lab::Order>(lab::Document(applied(lab::Document(placed), actOn(placed, lab::CancelLines{{1, 2, 3}, "double"}, 1))));
            lab::ReportVersion report;
            report.version = 1;
            report.kind = lab::ReportKind::Complete;
            report.releasedAt = nine - 99 * dayMs;
            order.reports.push_back(report);
            return order;
        };
        const auto frame = m_feed.add(closed(30), 1).add(closed(31), 1).frame();
        QVERIFY(m_ingest->applyFetched(std::get<wire::DocumentsFrame>(frame)));
        QCOMPARE(*m_ingest->evict(nine - 90 * dayMs), 0u);
        WorklistFilter filter;
        for (const auto queue : {Queue::Released, Queue::ToDeliver, Queue::All}) {
            filter.queue = queue;
            QVERIFY(numbers(filter).empty());
        }
        QCOMPARE(readCounts(*m_reader, 0)->reportsToDeliver, 0);
        filter.text = "26-100031";
        filter.queue = Queue::Released;
        QCOMPARE(numbers(filter), std::vector<std::uint32_t>{31});
        QCOMPARE(readPatientFile(*m_reader, idOf<lab::PatientId>(20)).has_value(), false); // no such patient here
        // The feed tells of a change: it is in scope again, or leaves as others do.
        take({m_feed.add(closed(31), 2).frame()});
        QVERIFY(m_ingest->dropFetched());
        QVERIFY(!readOrderFile(*m_reader, {}, idOf<lab::OrderId>(30)));
        QVERIFY(readOrderFile(*m_reader, {}, idOf<lab::OrderId>(31)));
        QCOMPARE(*m_ingest->evict(nine - 90 * dayMs), 1u);
    }

    void closedOrdersOutOfScopeAreEvicted()
    {
        auto cancelled = orderOf(30, idOf<lab::PatientId>(20), nine - 100 * dayMs);
        cancelled = applied(lab::Document(cancelled), actOn(cancelled, lab::CancelLines{{1, 2, 3}, "double"}, 1));
        take({m_feed.add(cancelled, 1).add(orderOf(31, idOf<lab::PatientId>(20), nine - 100 * dayMs), 1).frame()});
        QCOMPARE(*m_ingest->evict(nine - 90 * dayMs), 1u);
        QVERIFY(!readOrderFile(*m_reader, {}, idOf<lab::OrderId>(30)));
        QVERIFY(readOrderFile(*m_reader, {}, idOf<lab::OrderId>(31))); // still open, however old
    }

    void theDirectoryIsRead()
    {
        lab::Examination potassiumEntry;
        potassiumEntry.code = "K";
        potassiumEntry.unit = "mmol/L";
        potassiumEntry.bench = 1;
        lab::Prescriber prescriber;
        prescriber.id = idOf<lab::PrescriberId>(50);
        prescriber.name = "Dr CADIOU Jeanne-Élise";
        lab::LaboratoryProfile profile;
        profile.id = lab::testing::theLaboratory;
        profile.enteringPersonMayValidate = true;
        take({m_feed.add(potassiumEntry, 1).add(prescriber, 1).add(profile, 1).frame()});
        QVERIFY(m_last.directory);
        const auto directory = readDirectory(*m_reader);
        QVERIFY(directory);
        QVERIFY(directory->catalogue.find("K") != nullptr);
        QVERIFY(directory->rules().enteringPersonMayValidate);
        QCOMPARE(directory->findPrescribers("elise cadi").size(), 1u);
        QCOMPARE(directory->findPrescribers("dupont").size(), 0u);
    }

    void aFullDiskIsSaidAndNothingHalfIsKept()
    {
        take({m_feed.add(orderOf(30, idOf<lab::PatientId>(20), nine), 1).frame("before")});
        // As many pages as there are now: the next one does not fit.
        QVERIFY(m_writer->execute("PRAGMA max_page_count = 1"));
        Feed many = m_feed;
        for (std::uint32_t i = 0; i < 200; ++i)
            many.add(orderOf(1000 + i, idOf<lab::PatientId>(20), nine), 1);
        const auto done = m_ingest->apply(std::vector{many.frame("after")});
        QVERIFY(!done);
        QVERIFY(done.error().code == ErrorCode::DiskFull);
        QCOMPARE(*m_ingest->cursor(), std::string("before"));
        QCOMPARE(order(30).id, idOf<lab::OrderId>(30));
    }
};

QTEST_GUILESS_MAIN(CacheTest)
#include "cache.test.moc"
