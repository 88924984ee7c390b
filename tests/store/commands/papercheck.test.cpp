// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/accounts/sealing.h"
#include "app/store/commands/certificatefile.h"
#include "app/store/commands/papercheck.h"
#include "app/store/erasure/certificatepaper.h"
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

    // A certificate on paper is no less than any other paper: its seal and the heads that it states come before what is inside.
    void aCertificatesPaperIsHeldAgainstTheLedger()
    {
        House here;
        (void)here.add("anais", access::Role::Technician);
        Sealing sealing(*here.store, *here.authority, here.settings);
        const auto heads = must(sealing.heads(here.laboratory));
        const auto sealed = [&](const std::vector<crypto::SignedTreeHead>& stated, std::string_view inside) {
            paper::Statement statement;
            statement.kind = "certificate";
            statement.title = statement.issuer = "LBM";
            statement.madeAt = here.clock.now();
            statement.attachments = {{std::string(inside), "application/json", "", toBytes(asBytes("{}"))}, Sealing::attached(stated)};
            return must(sealing.seal(statement, "test"));
        };
        const auto verdictOf = [&](Bytes file) { return must(openCertificate(*here.store, std::move(file))).verdict; };
        const auto sound = sealed(heads, certificateFile);
        QCOMPARE(asText(must(openCertificate(*here.store, sound)).inside), std::string_view("{}"));
        QVERIFY(verdictOf(sound) == CertificateVerdict::Genuine);
        auto forged = heads.back();
        forged.root[0] ^= 1;
        forged = crypto::signHead(here.store->signingKey(), forged.ledger, forged.epoch, forged.size, forged.root, forged.at);
        QVERIFY(verdictOf(sealed({forged}, certificateFile)) == CertificateVerdict::Unknown);
        QVERIFY(verdictOf(sealed(heads, "another.json")) == CertificateVerdict::Unreadable);
        auto changed = sound;
        changed[changed.size() / 2] ^= 1;
        QVERIFY(verdictOf(changed) == CertificateVerdict::Altered);
        QVERIFY(verdictOf(toBytes(asBytes("%PDF-1.7\n"))) == CertificateVerdict::Unreadable);
        // The signed file itself has no paper round it.
        QVERIFY(verdictOf(toBytes(asBytes("{}"))) == CertificateVerdict::Genuine);
    }
};

QTEST_GUILESS_MAIN(PaperCheckTest)
#include "papercheck.test.moc"
