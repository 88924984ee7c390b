// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QObject>

#include "app/client/failure.h"
#include "app/client/queries.h"

namespace paillasse::client {

class CacheReaders;

// Questions to the signed-in person's cache. Each returns at once; `reply` runs later on the thread of this object, and not at all
// when `context` is gone by then. Cancelled: signed out meanwhile; or, for searches, lists and counts, a newer question of the same kind
// came from the same context.
class Records : public QObject {
    Q_OBJECT

public:
    explicit Records(const Clock& clock, QObject* parent = nullptr);
    ~Records() override;

    // As one types: two characters at least (else nothing is found), 50 rows; the search under way is interrupted by the next.
    // Words are name parts, a birth date in any French spelling, a patient number, a NIR.
    void searchPatients(const std::string& text, QObject* context, Reply<std::vector<PatientHit>> reply, int limit = 50);
    // Whether that search knows everybody whom the store does: the first sync is through, and what came is indexed. Asked before a search
    // it is answered before it.
    void allAreFound(QObject* context, Reply<bool> reply);
    // A lab number or its beginning, with or without the tube's suffix, as typed or scanned.
    void findOrders(const std::string& number, QObject* context, Reply<std::vector<WorkRow>> reply);

    void worklist(const WorklistFilter& filter, QObject* context, Reply<Worklist> reply);
    void rows(std::vector<lab::OrderId> ids, QObject* context, Reply<std::vector<WorkRow>> reply); // those that are here, in the order given
    void openExaminations(lab::BenchMask benches, QObject* context, Reply<std::vector<OpenExamination>> reply);
    void counts(lab::BenchMask benches, QObject* context, Reply<WorkCounts> reply);

    // NotFound: not in this cache (Engine::fetchOrder asks the store).
    void order(const lab::OrderId& id, QObject* context, Reply<OrderFile> reply);
    void patient(const lab::PatientId& id, QObject* context, Reply<PatientFile> reply);
    // Oldest first, with the newest; of the orders in this cache.
    void history(const lab::PatientId& patient, const std::string& examination, QObject* context, Reply<std::vector<PastValue>> reply);

    // Catalogue, benches, people, prescribers as they are now; never null.
    [[nodiscard]] const DirectoryPtr& directory() const { return m_directory; }

Q_SIGNALS:
    void directoryChanged();
    void indexed(); // the search finds all that has come: allAreFound may be answered otherwise now

private:
    friend class Engine;
    void use(CacheReaders* readers);
    void setDirectory(DirectoryPtr directory);
    template <class T, class Query>
    void ask(int lane, int kind, QObject* context, Reply<T> reply, Query query);

    const Clock& m_clock;
    CacheReaders* m_readers = nullptr;
    DirectoryPtr m_directory;
};

} // namespace paillasse::client
