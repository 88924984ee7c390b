// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/accounts/sealing.h"
#include "app/store/commands/papercheck.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// What a paper states of the ledgers is held against them: the seal alone does not prove it.
class PaperCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void theLedgerHasTheLastWord()
    {
        House here;
        (void)here.add("anais", access::Role::Technician);
        Sealing sealing(*here.store, *here.authority, here.settings);
        const auto paperWith = [&](const std::vector<crypto::SignedTreeHead>& heads) {
            paper::Statement statement;
            statement.kind = "trail";
            statement.title = statement.issuer = "LBM";
            statement.madeAt = here.clock.now();
            statement.attachments = {Sealing::attached(heads)};
            return must(checkPaper(*here.store, must(sealing.seal(statement, "test"))));
        };
        const auto heads = must(sealing.heads(here.laboratory));
        const auto sound = paperWith(heads);
        QVERIFY(sound.findings.empty() && sound.heads == heads && !heads.empty());
        const auto forged = [&](std::uint64_t size, std::uint8_t root) {
            auto head = heads.back();
            head.root[0] ^= root;
            return crypto::signHead(here.store->signingKey(), head.ledger, head.epoch, size, head.root, head.at);
        };
        const auto size = heads.back().size;
        QCOMPARE(paperWith({forged(size, 0)}).findings.size(), std::size_t{0});
        QCOMPARE(paperWith({forged(size, 1)}).findings.size(), std::size_t{1}); // another history
        QCOMPARE(paperWith({forged(size + 5, 0)}).findings.size(), std::size_t{1}); // longer than the ledger is
        auto strange = heads.back();
        strange.signature[0] ^= 1;
        QCOMPARE(paperWith({strange}).findings.size(), std::size_t{1});
        QCOMPARE(paperWith({}).heads.size(), std::size_t{0});
        QVERIFY(codeOf(checkPaper(*here.store, asBytes("%PDF-1.7\n"))) == ErrorCode::InvalidInput);
        QVERIFY(readPaperFile("/nowhere/at/all").error().code == ErrorCode::Missing);
    }
};

QTEST_GUILESS_MAIN(PaperCheckTest)
#include "papercheck.test.moc"
