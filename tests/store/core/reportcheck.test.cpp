// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/crypto/hash.h"
#include "app/crypto/treehead.h"
#include "app/store/core/ledger.h"
#include "app/store/core/query.h"
#include "app/store/core/releasecheck.h"
#include "app/store/core/reportcheck.h"
#include "app/store/core/reportproof.h"
#include "app/wire/reportcode.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using wire::ReportVerdict;

namespace {

// A laboratory in which order 1 was measured, validated and released, and the files of its reports.
class Released {
public:
    Released()
    {
        site.push(site.author.registerPatient(1));
        site.push(site.author.placeOrder(1, 1));
        release();
    }

    Worksite site;

    [[nodiscard]] lab::DocumentId subject() const { return idOf<lab::DocumentId>(1, 4); }
    // Measures what is open, validates, releases: the next version.
    void release(const char* reason = "")
    {
        for (const auto& line : site.order(1).lines)
            if (line.state == lab::LineState::Pending || line.state == lab::LineState::Measured)
                push(site.author.measure(site.order(1), line.id, "4.2"));
        push(site.author.validate(site.order(1)));
        const auto order = site.order(1);
        auto made = signedRelease(site.made.laboratory, order, site.staff->signing);
        if (!order.reports.empty()) {
            made.report.kind = lab::ReportKind::Corrected;
            made.report.replaces = order.reports.back().version;
            made.report.reason = reason;
            made.report.signature = site.staff->signing.sign("paillasse.report.v1", wire::reportBytes(site.made.laboratory, order, made.report, previousReportHash(site.made.laboratory, order)));
        }
        push(site.author.act(made, subject(), theBiologist));
    }
    void reopen()
    {
        auto act = site.author.act(lab::Devalidate{{1, 2}, "doute"}, subject(), theBiologist);
        for (const auto& line : site.order(1).lines)
            act.based.push_back({line.id, line.revision});
        push(act);
    }
    wire::ActReply push(const lab::Act& act)
    {
        const auto reply = site.push(act);
        if (reply.outcome != wire::ActOutcome::Accepted)
            throw std::runtime_error("refused: " + std::to_string(static_cast<int>(reply.refusal)));
        return reply;
    }
    lab::LedgerHead head()
    {
        auto database = must(site.store->connect(true));
        const auto head = must(crypto::decodeHead(must(LedgerReader(database).head(site.made.laboratory))));
        return {head.epoch, head.size, toBytes(head.root)};
    }
    // As the biologist's workstation does once the store has acknowledged the release.
    void registers(std::uint16_t version, const Bytes& sha256) { push(site.author.act(lab::RegisterPdf{version, sha256, head(), {{0, {1}}}}, subject(), theBiologist)); }
    std::string code(std::uint16_t version)
    {
        const auto order = site.order(1);
        const auto& report = order.reports.at(version - 1u);
        return wire::ReportCode{site.made.laboratory, order.accession, version, toBytes(crypto::sha256(signedBytesOf(site.made.laboratory, order, report))), report.printedHead.value_or(head())}.text();
    }
    wire::ReportAnswer asks(const Bytes& sha256, const std::string& claim = {}, lab::LaboratoryId laboratory = {})
    {
        const ReportNames names{[](const lab::LaboratoryId&) { return std::string("Laboratoire d'essai"); }, [](const lab::PersonId& id) { return id == theBiologist ? std::string("Dr Corre") : std::string("?"); }};
        return must(must(ReportCheck::open(*site.store, names))->answer({laboratory, sha256, claim}));
    }
    // Behind the store's back.
    void tamper(const std::string& statement)
    {
        auto database = must(site.store->connect());
        must(database.execute(statement));
    }
};

const Bytes fileA(32, 0xaa);
const Bytes fileB(32, 0xbb);

} // namespace

class ReportCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRegisteredFileIsGenuineAndProved()
    {
        Released here;
        here.registers(1, fileA);
        // Whatever the file claims, or nothing at all: only its hash makes it genuine.
        for (const auto& claim : {here.code(1), std::string(), std::string("PAILLASSE:2:")}) {
            const auto answer = here.asks(fileA, claim);
            QVERIFY2(answer.verdict == ReportVerdict::Genuine, answer.fault.c_str());
            QCOMPARE(answer.accession, std::string("26-1"));
            QCOMPARE(answer.version, std::uint16_t(1));
            QCOMPARE(answer.signer, std::string("Dr Corre"));
            QCOMPARE(answer.registrant, std::string("Dr Corre"));
            QCOMPARE(answer.laboratoryName, std::string("Laboratoire d'essai"));
            QVERIFY(!answer.registeredAt.isNull() && answer.size > answer.leaf && answer.root.size() == 32);
        }
        // A second layout of the same version is genuine as well.
        here.registers(1, fileB);
        QVERIFY(here.asks(fileB).verdict == ReportVerdict::Genuine);
        QVERIFY(here.asks(fileA).leaf < here.asks(fileB).leaf);
    }

    void anotherFileThatClaimsTheSameIsAltered()
    {
        Released here;
        QVERIFY(here.asks(fileB, here.code(1)).verdict == ReportVerdict::Unregistered);
        here.registers(1, fileA);
        // One flipped byte, an update appended, a page replaced under the same signed metadata: each is another hash with a true claim.
        const auto answer = here.asks(fileB, here.code(1));
        QVERIFY(answer.verdict == ReportVerdict::Altered);
        QCOMPARE(answer.accession, std::string("26-1"));
        QVERIFY(answer.registeredAt.isNull());
        QVERIFY(here.asks(fileB).verdict == ReportVerdict::Unknown);
        auto elsewhere = *wire::ReportCode::parse(here.code(1));
        elsewhere.version = 9;
        QVERIFY(here.asks(fileB, elsewhere.text()).verdict == ReportVerdict::Unknown);
        elsewhere.version = 1;
        elsewhere.laboratory = idOf<lab::LaboratoryId>(77);
        QVERIFY(here.asks(fileB, elsewhere.text()).verdict == ReportVerdict::Unknown);
    }

    void aLaterVersionSupersedes()
    {
        Released here;
        here.registers(1, fileA);
        here.reopen();
        QVERIFY(here.asks(fileA).verdict == ReportVerdict::Genuine); // until a corrected one is signed
        here.release("erreur de tube");
        auto answer = here.asks(fileA);
        QVERIFY(answer.verdict == ReportVerdict::Superseded);
        QCOMPARE(answer.newerVersion, std::uint16_t(2));
        QVERIFY(answer.newerKind == lab::ReportKind::Corrected && !answer.newerWithdrawn);
        here.registers(2, fileB);
        QVERIFY(here.asks(fileB).verdict == ReportVerdict::Genuine);
        here.push(here.site.author.act(lab::WithdrawReport{2, "mauvais patient"}, here.subject(), theBiologist));
        QVERIFY(here.asks(fileB).verdict == ReportVerdict::Withdrawn);
        answer = here.asks(fileA);
        QVERIFY(answer.verdict == ReportVerdict::Superseded && answer.newerWithdrawn);
        // The page that says so is a file of its own.
        here.registers(3, Bytes(32, 0xcc));
        answer = here.asks(Bytes(32, 0xcc));
        QVERIFY2(answer.verdict == ReportVerdict::Genuine, answer.fault.c_str());
        QVERIFY(answer.kind == lab::ReportKind::Withdrawn);
    }

    void anotherLaboratoryIsNotTold()
    {
        Released here;
        here.registers(1, fileA);
        QVERIFY(here.asks(fileA, {}, here.site.made.laboratory).verdict == ReportVerdict::Genuine);
        const auto answer = here.asks(fileA, here.code(1), idOf<lab::LaboratoryId>(77));
        QVERIFY(answer.verdict == ReportVerdict::Unknown && answer.accession.empty());
    }

    void aCodeAloneProvesNothingOfThePage()
    {
        Released here;
        here.registers(1, fileA);
        QVERIFY(here.asks({}, here.code(1)).verdict == ReportVerdict::CodeFits);
        auto forged = *wire::ReportCode::parse(here.code(1));
        forged.content[0] ^= 1;
        QVERIFY(here.asks({}, forged.text()).verdict == ReportVerdict::Altered);
        forged = *wire::ReportCode::parse(here.code(1));
        forged.head.root[0] ^= 1;
        QVERIFY(here.asks({}, forged.text()).verdict == ReportVerdict::Altered);
        forged = *wire::ReportCode::parse(here.code(1));
        forged.head.size += 1000;
        QVERIFY(here.asks({}, forged.text()).verdict == ReportVerdict::Altered);
        const auto check = must(ReportCheck::open(*here.site.store, {}));
        QVERIFY(!check->answer({{}, {}, ""}) && !check->answer({{}, Bytes(31), here.code(1)}));
    }

    // The store's own files changed by somebody who has its keys: a table is not believed.
    void whatDoesNotProveIsSaid_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char* name, const char* statement, const char* fault) { QTest::newRow(name) << QString::fromUtf8(statement) << QString::fromUtf8(fault); };
        row("the head of another day", "UPDATE head SET head = x'00' WHERE laboratory = 1", "head");
        row("the registering act's leaf", "UPDATE ledger SET leaf = (SELECT leaf FROM ledger WHERE seq = (1 << 48)) WHERE seq = (SELECT max(seq) FROM ledger WHERE seq < (2 << 48))", "tree");
        row("the registering act itself", "UPDATE ledger SET entry = (SELECT entry FROM ledger WHERE seq = (1 << 48) + 2) WHERE seq = (SELECT max(seq) FROM ledger WHERE seq < (2 << 48))", "what the ledger says");
        row("the registering act is gone", "DELETE FROM reply WHERE leaf = (SELECT max(leaf) FROM reply)", "not in the ledger");
        row("a node of the tree", "UPDATE node SET hash = zeroblob(32) WHERE seq >= (1 << 48)", "tree");
        row("the order's revision", "UPDATE document SET leaf = leaf - 1 WHERE kind = 2", "ledger says");
    }
    void whatDoesNotProveIsSaid()
    {
        QFETCH(QString, statement);
        QFETCH(QString, fault);
        Released here;
        here.registers(1, fileA);
        QVERIFY(here.asks(fileA).verdict == ReportVerdict::Genuine);
        here.tamper(statement.toStdString());
        const auto answer = here.asks(fileA);
        QVERIFY2(answer.verdict == ReportVerdict::Unproven, std::to_string(static_cast<int>(answer.verdict)).c_str());
        QVERIFY2(QString::fromStdString(answer.fault).contains(fault), answer.fault.c_str());
    }

    void theSignatureIsOverTheseContents()
    {
        Released here;
        auto database = must(here.site.store->connect(true));
        auto proof = must(ReportProof::begin(*here.site.store, database, must(here.site.store->laboratories()).front()));
        StoredOrder stored;
        stored.order = here.site.order(1);
        const auto holds = [&proof](const StoredOrder& order) { return proof.signature(order, order.order.reports.front()).has_value(); };
        QVERIFY(holds(stored));
        auto changed = stored;
        changed.order.reports.front().lines.front().hash[0] ^= 1;
        QVERIFY(!holds(changed));
        changed = stored;
        changed.order.reports.front().interpretation = "autre";
        QVERIFY(!holds(changed));
        changed = stored;
        changed.order.accession = "26-2";
        QVERIFY(!holds(changed));
        changed = stored;
        changed.order.reports.front().signerKey = crypto::SigningKey::make().publicKey();
        QVERIFY(!holds(changed));
    }

    void onlyASigningSessionRegisters()
    {
        Released here;
        here.site.staff->signingOpen = false;
        const auto reply = here.site.push(here.site.author.act(lab::RegisterPdf{1, fileA, here.head(), {{0, {1}}}}, here.subject(), theBiologist));
        QVERIFY(reply.outcome == wire::ActOutcome::Refused && reply.refusal == lab::RefusalCode::SecondFactorNeeded);
        QVERIFY(here.asks(fileA).verdict != ReportVerdict::Genuine);
        here.site.staff->signingOpen = true;
        here.registers(1, fileA);
        QVERIFY(here.asks(fileA).verdict == ReportVerdict::Genuine);
    }

    void onlyATrueHeadIsRegistered()
    {
        Released here;
        const auto refusal = [&here](const lab::LedgerHead& head) { return here.site.push(here.site.author.act(lab::RegisterPdf{1, fileA, head, {{0, {1}}}}, here.subject(), theBiologist)).refusal; };
        auto head = here.head();
        head.root[0] ^= 1;
        QVERIFY(refusal(head) == lab::RefusalCode::ReportMismatch);
        head = here.head();
        head.size += 100;
        QVERIFY(refusal(head) == lab::RefusalCode::ReportMismatch);
        head = here.head();
        ++head.epoch;
        QVERIFY(refusal(head) == lab::RefusalCode::ReportMismatch);
        here.registers(1, fileA);
        // A store that is opened again knows it still; so does one whose index was lost.
        here.site.close();
        QVERIFY(::remove(here.site.directory().indexFile().c_str()) == 0);
        here.site.open();
        QVERIFY(here.asks(fileA).verdict == ReportVerdict::Genuine);
    }
};

QTEST_GUILESS_MAIN(ReportCheckTest)
#include "reportcheck.test.moc"
