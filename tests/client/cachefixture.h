// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "app/client/cache/body.h"
#include "app/client/cache/filequery.h"
#include "app/client/cache/patientindex.h"
#include "app/client/cache/present.h"
#include "app/client/cache/worklistquery.h"
#include "app/client/cache/worktable.h"
#include "app/sql/transaction.h"
#include "tests/client/sample.h"

namespace paillasse::client::testing {

inline lab::ActBody potassium(std::uint32_t measurement, std::string_view value)
{
    return lab::RecordMeasurements{{{1, lab::testing::measured(measurement, value), true, {}}}};
}

inline lab::Act actOn(const lab::Order& order, lab::ActBody body, std::uint32_t number)
{
    lab::Act act;
    act.id = idOf<lab::ActId>(number);
    act.workstation = idOf<lab::WorkstationId>(40);
    act.laboratory = lab::testing::theLaboratory;
    act.subjectKind = lab::DocumentKind::Order;
    act.subject = lab::documentId(order.id);
    act.person = lab::testing::technician;
    act.at = lab::testing::nine + minuteMs;
    for (const auto& line : order.lines)
        act.based.push_back({line.id, line.revision});
    act.body = std::move(body);
    return act;
}

// One person's cache in a file of its own, fed by hand, written and read by its two connections.
class CacheTestBase : public QObject {
    Q_OBJECT

protected:
    std::string path() const { return m_folder->filePath(QStringLiteral("a.cache")).toStdString(); }
    void take(std::initializer_list<wire::FeedFrame> frames)
    {
        const auto done = m_ingest->apply(std::vector(frames));
        QVERIFY2(done, done ? "" : done.error().error.detail.c_str());
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
        const auto list = readWorklist(*m_reader, filter, lab::testing::nine + hourMs);
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
};

} // namespace paillasse::client::testing
