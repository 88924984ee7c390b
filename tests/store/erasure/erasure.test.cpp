// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "app/crypto/hash.h"
#include "app/store/core/archive.h"
#include "app/store/core/identifierindex.h"
#include "app/store/core/query.h"
#include "app/store/erasure/legalholds.h"
#include "app/wire/cursor.h"
#include "tests/store/core/client.h"
#include "tests/store/erasure/erasuresite.h"
#include "tests/store/erasure/plaintext.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace fs = std::filesystem;

namespace {

// The clock of somebody who is killed at its nth question.
class LastClock final : public Clock {
public:
    LastClock(Instant now, int questions) : m_now(now), m_left(questions) {}
    [[nodiscard]] Instant now() const override
    {
        if (--m_left == 0)
            ::_exit(9);
        return m_now;
    }

private:
    Instant m_now;
    mutable std::atomic<int> m_left;
};

constexpr std::uint64_t victim = 7;      // whom the tests forget: patient and first order
constexpr std::uint64_t secondOrder = 8;
constexpr std::uint64_t neighbour = 9;
const std::vector<std::string> canaries{"ZYGOMATIQUE", "remarque-de-zygomatique"};

} // namespace

// A patient is forgotten: by keys destroyed, and by what is left of them taken out of every place.
class ErasureTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Worksite> m_site;
    const lab::PatientId m_patient = idOf<lab::PatientId>(victim, 3);

    void fill(Worksite& site)
    {
        QVERIFY(site.push(site.author.registerPatient(victim, "ZYGOMATIQUE")).outcome == wire::ActOutcome::Accepted);
        QVERIFY(site.push(site.author.registerPatient(neighbour, "VOISIN")).outcome == wire::ActOutcome::Accepted);
        for (const auto& [order, patient] : {std::pair{victim, victim}, {secondOrder, victim}, {neighbour, neighbour}}) {
            QVERIFY(site.push(site.author.placeOrder(order, patient)).outcome == wire::ActOutcome::Accepted);
            QVERIFY(site.push(site.author.measure(order, 1, "4.1")).outcome == wire::ActOutcome::Accepted);
            QVERIFY(site.push(site.author.note(order, "remarque-de-zygomatique")).outcome == wire::ActOutcome::Accepted);
        }
    }
    ErasureRecord order(const lab::PatientId& patient) const { return wholePatient(*m_site, patient); }
    Eraser eraser(const EraserSettings& settings = {}) { return must(Eraser::open(*m_site->store, *m_site->writer, m_site->clock, settings)); }
    void change(const std::string& text)
    {
        m_site->close();
        {
            const auto store = must(Store::open(m_site->directory()));
            auto database = must(store->connect());
            must(database.execute(text));
        }
        m_site->open();
    }
    // Nothing in any file, and nothing in what the keys still open.
    static void nothingIsLeft(Store& store)
    {
        QVERIFY(filesHolding(store.directory().path(), canaries).empty());
        auto documents = must(store.connect(true));
        QVERIFY(cellsHolding(documents, canaries).empty());
        auto index = must(sql::Database::open(store.directory().indexFile(), must(store.keys().indexFileKey()), {.readOnly = true}));
        const auto cells = cellsHolding(index, canaries);
        QVERIFY2(cells.empty(), cells.empty() ? "" : cells.front().c_str());
        QVERIFY(must(store.keys().keysOf(must(store.laboratories()).front().id, idOf<lab::PatientId>(victim, 3).uuid())).empty());
    }

private Q_SLOTS:
    void init()
    {
        m_site = std::make_unique<Worksite>();
        fill(*m_site);
    }

    void aPatientIsForgotten()
    {
        const auto laboratory = m_site->made.laboratory;
        const auto before = verified(*m_site);
        QVERIFY2(before.findings.empty(), words(before).c_str());
        {
            auto index = must(IdentifierIndex::open(*m_site->store));
            QCOMPARE(must(index.find(laboratory, IdentifierKind::PatientNumber, "7")).size(), std::size_t{1});
        }
        const auto leaves = before.leaves;
        const auto done = must(eraser().erase(order(m_patient), {}));
        QCOMPARE(done.keys.size(), std::size_t{2}); // who they are, and their year
        QCOMPARE(done.documents, std::uint64_t{3});
        QCOMPARE(done.entries, std::uint64_t{7});
        nothingIsLeft(*m_site->store);
        {
            auto index = must(IdentifierIndex::open(*m_site->store));
            QVERIFY(must(index.find(laboratory, IdentifierKind::PatientNumber, "7")).empty());
            QVERIFY(must(index.find(laboratory, IdentifierKind::Accession, "26-8")).empty());
            QCOMPARE(must(index.find(laboratory, IdentifierKind::Accession, "26-9")).size(), std::size_t{1});
        }
        // The store goes on, with the others and without this one.
        QCOMPARE(m_site->order(neighbour).accession, std::string("26-9"));
        QVERIFY(m_site->push(m_site->author.note(neighbour, "vu")).outcome == wire::ActOutcome::Accepted);
        QVERIFY(m_site->push(m_site->author.note(victim, "vu")).outcome == wire::ActOutcome::Refused);
        QVERIFY(m_site->push(m_site->author.placeOrder(10, victim)).outcome == wire::ActOutcome::Refused);
        const auto gone = m_site->feed->document(m_site->viewOf(theBiologist), lab::DocumentKind::Patient, lab::documentId(m_patient));
        QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
        const auto after = verified(*m_site);
        QVERIFY2(after.findings.empty() && after.notes.empty(), words(after).c_str());
        // Intent, burial, completion; the note of the neighbour.
        QCOMPARE(after.leaves, leaves + 4);
    }

    // What was accepted once is not asked for again, though nothing is left to hold it against.
    void anActThatIsPushedAgainIsADuplicate()
    {
        const auto act = m_site->author.note(victim, "encore");
        QVERIFY(m_site->push(act).outcome == wire::ActOutcome::Accepted);
        (void)must(eraser().erase(order(m_patient), {}));
        QVERIFY(m_site->push(act).outcome == wire::ActOutcome::Duplicate);
        auto database = must(m_site->store->connect(true));
        bool isEmpty = false;
        QVERIFY(must(first(database, "SELECT hash FROM reply WHERE act = ?", [&isEmpty](const auto& row) { isEmpty = row.blob(0).empty(); }, act.id)));
        QVERIFY(isEmpty);
    }

    void everyFeedIsTold()
    {
        const auto view = m_site->viewOf(theTechnician);
        const std::array gone{lab::documentId(m_patient), idOf<lab::DocumentId>(victim, 4), idOf<lab::DocumentId>(secondOrder, 4)};
        const auto hasAny = [&gone](const Client& client) { return std::ranges::any_of(gone, [&](const auto& id) { return client.documents.contains(id); }); };
        Client live;
        auto stream = must(m_site->feed->subscribe(view, {}));
        live.takeAll(*stream);
        auto away = live;
        QVERIFY(std::ranges::all_of(gone, [&](const auto& id) { return live.documents.contains(id); }));
        const auto done = must(eraser().erase(order(m_patient), {}));
        live.takeAll(*stream);
        QVERIFY(!hasAny(live));
        // It says so itself when it comes again: its cursor is past what it dropped.
        QCOMPARE(must(wire::decodeCursor(live.cursor)).sequence, done.sequence);
        away.takeAll(*must(m_site->feed->subscribe(view, away.cursor)));
        QVERIFY(!hasAny(away));
        Client fresh;
        fresh.takeAll(*must(m_site->feed->subscribe(view, {})));
        for (const auto* client : {&live, &away, &fresh}) {
            QVERIFY(client->restarts.empty());
            QVERIFY(client->documents == fresh.documents);
            QVERIFY(client->documents.contains(idOf<lab::DocumentId>(neighbour, 4)));
        }
        // What comes after is told live again.
        QVERIFY(m_site->push(m_site->author.note(neighbour, "vu")).outcome == wire::ActOutcome::Accepted);
        const auto before = live.documents;
        live.takeAll(*stream);
        QVERIFY(live.documents != before);
    }

    // Only a year: who they are, and what is newer, stays.
    void aYearIsForgotten()
    {
        const auto now = Date::of(m_site->clock.now()).year;
        m_site->clock.advance(366 * dayMs);
        QVERIFY(m_site->import(m_site->author.placeOrder(11, victim)).outcome == wire::ActOutcome::Accepted);
        auto record = order(m_patient);
        record.ground = ErasureGround::Retention;
        auto& patient = record.header.patients.front();
        patient.isWhole = false;
        for (const auto key : must(m_site->store->keys().keysOf(m_site->made.laboratory, m_patient.uuid())))
            if (const auto name = must(m_site->store->keys().nameOf(key)); name && name->keyClass == KeyClass::Record && name->period == static_cast<std::uint32_t>(now))
                patient.keys.push_back(key);
        QCOMPARE(patient.keys.size(), std::size_t{1});
        QCOMPARE(must(eraser().erase(record, {})).documents, std::uint64_t{2});
        QCOMPARE(m_site->order(11).accession, std::string("26-11"));
        QVERIFY(m_site->import(m_site->author.placeOrder(12, victim)).outcome == wire::ActOutcome::Accepted);
        QVERIFY(m_site->feed->document(m_site->viewOf(theBiologist), lab::DocumentKind::Patient, lab::documentId(m_patient)).has_value());
        QVERIFY(!m_site->feed->document(m_site->viewOf(theBiologist), lab::DocumentKind::Order, idOf<lab::DocumentId>(victim, 4)));
        const auto result = verified(*m_site);
        QVERIFY2(result.findings.empty(), words(result).c_str());
    }

    void whoIsHeldIsNotErased()
    {
        const auto keys = must(AccountKeys::load(*m_site->store));
        auto holds = must(LegalHolds::open(*m_site->store, *m_site->writer, keys, m_site->clock));
        const Actor by{theBiologist, theWorkstation, 0};
        const auto laboratory = m_site->made.laboratory;
        QVERIFY(holds.set(laboratory, m_patient, "", by).error().code == ErrorCode::InvalidInput);
        QVERIFY(holds.set(laboratory, m_patient, "réquisition", {}).error().code == ErrorCode::InvalidInput);
        QVERIFY(holds.set(laboratory, idOf<lab::PatientId>(99, 3), "réquisition", by).error().code == ErrorCode::NotFound);
        must(holds.set(laboratory, m_patient, "réquisition", by));
        QVERIFY(holds.set(laboratory, m_patient, "réquisition", by).error().code == ErrorCode::Conflict);
        QCOMPARE(must(holds.all()).front().reason, std::string("réquisition"));
        const auto refused = eraser().erase(order(m_patient), {});
        QVERIFY(!refused && refused.error().code == ErrorCode::Refused);
        QCOMPARE(m_site->order(victim).accession, std::string("26-7"));
        must(holds.lift(laboratory, m_patient, "classée", by));
        QVERIFY(holds.lift(laboratory, m_patient, "classée", by).error().code == ErrorCode::NotFound);
        QCOMPARE(must(eraser().erase(order(m_patient), {})).documents, std::uint64_t{3});
    }

    // What is gone without an erasure is found, also where an erasure of another was done.
    void whatIsTakenAwayOtherwiseIsFound_data()
    {
        QTest::addColumn<QByteArray>("change");
        const auto row = [](const char* name, const std::string& change) { QTest::newRow(name) << QByteArray::fromStdString(change); };
        const auto idText = [](std::uint64_t number) { return "x'" + crypto::toHex(idOf<lab::DocumentId>(number, 4).bytes()) + "'"; };
        const std::string emptied = "UPDATE ledger SET salt = NULL, header = NULL, entry = NULL";
        const auto ofNeighbour = "key = (SELECT key FROM document WHERE id = " + idText(neighbour) + ")";
        row("another's entries emptied", emptied + " WHERE seq >> 48 = 1 AND " + ofNeighbour);
        row("the same, under the number of a destroyed key", emptied + ", key = (SELECT min(key) FROM ledger WHERE seq >> 48 = 1 AND entry IS NULL) WHERE seq >> 48 = 1 AND " + ofNeighbour);
        row("another's document made a tombstone", "DELETE FROM patient_order WHERE id = " + idText(neighbour) + "; UPDATE document SET sections = NULL, patient = NULL WHERE id = " + idText(neighbour));
        row("a tombstone taken away", "DELETE FROM document WHERE sections IS NULL AND id = " + idText(victim));
        row("the intent emptied", emptied + " WHERE seq >> 48 = 0 AND seq = (SELECT max(seq) - 1 FROM ledger WHERE seq >> 48 = 0)");
    }
    void whatIsTakenAwayOtherwiseIsFound()
    {
        QFETCH(const QByteArray, change);
        (void)must(eraser().erase(order(m_patient), {}));
        const auto whole = verified(*m_site);
        QVERIFY2(whole.findings.empty(), words(whole).c_str());
        this->change(change.toStdString());
        QVERIFY(!verified(*m_site).findings.empty());
    }

    // Whatever ends the process between two steps, the store is whole, and the next one goes on to the same end.
    void killedAtEachPoint()
    {
        m_site->close();
        const TemporaryDirectory work;
        const auto copy = work / "copy";
        const EraserSettings small{1, 2, 5};
        const auto record = order(m_patient);
        int halfGone = 0;
        int questions = 1;
        for (;; ++questions) {
            fs::remove_all(copy);
            fs::copy(m_site->path(), copy);
            const auto child = ::fork();
            if (child == 0) {
                const LastClock clock(m_site->clock.now(), questions);
                const Log log(m_site->clock, [](std::string_view) {});
                const auto store = must(Store::open(DataDirectory(copy)));
                ChangeHub hub;
                const auto writer = must(Writer::start(*store, *m_site->staff, hub, clock, log));
                auto erasing = must(Eraser::open(*store, *writer, clock, small));
                ::_exit(erasing.erase(record, {}) ? 0 : 8);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) != 8);
            const auto found = must(verify(DataDirectory(copy)));
            QVERIFY2(found.findings.empty(), (std::to_string(questions) + ": " + words(found)).c_str());

            Worksite again(copy);
            again.clock.advance(m_site->clock.now() - again.clock.now());
            auto erasing = must(Eraser::open(*again.store, *again.writer, again.clock, small));
            const auto resumed = must(erasing.resume());
            halfGone += static_cast<int>(resumed.size());
            auto database = must(again.store->connect(true));
            const auto kept = must(ErasureTable(database).find(record.header.erasure));
            if (!kept) {
                // Killed before the intent: nothing has happened.
                QCOMPARE(again.order(victim).accession, std::string("26-7"));
            } else {
                QVERIFY(kept->state == ErasureState::Done);
                QCOMPARE(kept->documents, std::uint64_t{3});
                QCOMPARE(kept->entries, std::uint64_t{7});
                nothingIsLeft(*again.store);
                QVERIFY(must(erasing.resume()).empty());
            }
            QCOMPARE(again.order(neighbour).accession, std::string("26-9"));
            again.close();
            const auto result = must(verify(DataDirectory(copy)));
            QVERIFY2(result.findings.empty() && result.notes.empty(), words(result).c_str());
            if (WEXITSTATUS(status) == 0)
                break;
        }
        qInfo("ended at %d places, %d of them with a patient half gone", questions - 1, halfGone);
        QVERIFY(halfGone >= 8);
    }

    // A backup from before does not bring them back, nor does a workstation that pushes again what the backup lacks.
    void aRestoredBackupHasThemNoMore()
    {
        const TemporaryDirectory elsewhere;
        RestoreOrder restoring;
        restoring.dataFile = elsewhere / "data";
        restoring.keyFile = elsewhere / "keys";
        restoring.destroyedList = elsewhere / "newest.destroyed";
        restoring.recoveryIdentity = m_site->made.recoveryIdentity.clone();
        restoring.officer = "Hélène Corre";
        restoring.reason = "disque perdu";
        (void)must(backup(*m_site->store, restoring.dataFile, restoring.keyFile, m_site->clock));
        m_site->clock.advance(minuteMs);
        // After the backup: somebody new, and another order of the one before; both forgotten since.
        constexpr std::uint64_t late = 20;
        const auto newcomer = m_site->author.registerPatient(late, "ZYGOMATIQUE");
        const auto another = m_site->author.placeOrder(21, victim);
        QVERIFY(m_site->push(newcomer).outcome == wire::ActOutcome::Accepted);
        QVERIFY(m_site->push(another).outcome == wire::ActOutcome::Accepted);
        (void)must(eraser().erase(order(m_patient), {}));
        (void)must(eraser().erase(order(idOf<lab::PatientId>(late, 3)), {}));
        must(writeDestroyedList(*m_site->store, restoring.destroyedList, m_site->clock));
        m_site->clock.advance(minuteMs);
        const auto path = elsewhere / "restored";
        (void)must(restore(DataDirectory(path), restoring, m_site->clock));
        const auto result = must(verify(DataDirectory(path)));
        QVERIFY2(result.findings.empty(), words(result).c_str());
        QVERIFY2(words(result).find("3 documents do not open any more") != std::string::npos, words(result).c_str());
        Worksite restored(path);
        restored.clock.advance(m_site->clock.now() - restored.clock.now());
        nothingIsLeft(*restored.store);
        QVERIFY(!restored.feed->document(restored.viewOf(theBiologist), lab::DocumentKind::Order, idOf<lab::DocumentId>(victim, 4)));
        QCOMPARE(restored.order(neighbour).accession, std::string("26-9"));
        QVERIFY(restored.push(newcomer).outcome == wire::ActOutcome::Duplicate);
        QVERIFY(restored.push(another).outcome == wire::ActOutcome::Duplicate);
        nothingIsLeft(*restored.store);
        // The first start puts tombstones where the backup still had documents: whoever syncs from there drops them too.
        auto erasing = must(Eraser::open(*restored.store, *restored.writer, restored.clock));
        QCOMPARE(must(erasing.resume()).size(), std::size_t{1});
        QVERIFY(must(erasing.resume()).empty());
        restored.close();
        const auto tidied = must(verify(DataDirectory(path)));
        QVERIFY2(tidied.findings.empty() && tidied.notes.empty(), words(tidied).c_str());
    }
};

QTEST_GUILESS_MAIN(ErasureTest)
#include "erasure.test.moc"
