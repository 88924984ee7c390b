// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/commands/readiness.h"
#include "app/store/net/operations.h"
#include "tests/store/core/worksite.h"
#include "tests/store/net/httpget.h"

using namespace paillasse;
using namespace paillasse::store;
using store::testing::must;

class ReadinessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingIsSaid()
    {
        store::testing::Worksite site;
        Readiness full(*site.writer, site.path(), UINT64_MAX);
        Readiness readiness(*site.writer, site.path());
        std::string missing;
        OperationsListener::Sources sources;
        sources.healthy = [] { return true; };
        sources.missing = [&] { return readiness.missing(); };
        sources.metrics = [] { return std::string(); };
        const auto operations = must(OperationsListener::listen("127.0.0.1", 0, std::move(sources)));
        const auto ready = [&] { return test::httpGet(operations->port(), "/ready"); };

        QCOMPARE(readiness.missing(), std::string());
        QCOMPARE(ready().status, 200);
        QCOMPARE(full.missing(), std::string("the disk has no room left"));
        QCOMPARE(Readiness(*site.writer, "/no/such/place").missing(), std::string("the disk has no room left"));

        readiness.stopping();
        QCOMPARE(ready().status, 503);
        QCOMPARE(ready().body, QByteArray("the store is stopping\n"));
        QCOMPARE(test::httpGet(operations->port(), "/health").status, 200); // it lives
        site.writer->stop();
        QCOMPARE(ready().body, QByteArray("the store is stopping\nthe writer does not run\n"));
        QCOMPARE(full.missing(), std::string("the writer does not run\nthe disk has no room left"));
    }
};

QTEST_GUILESS_MAIN(ReadinessTest)
#include "readiness.test.moc"
