// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/crypto/hash.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"
#include "app/store/erasure/certificatecheck.h"
#include "app/store/erasure/certificates.h"
#include "app/store/erasure/signedtext.h"
#include "tests/store/erasure/erasuresite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// What is handed out of an erasure, and what it is worth when somebody comes back with it.
class CertificatesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Worksite> m_site;
    ErasureRecord m_done;
    KeptCertificate m_made;

    Certificates certificates()
    {
        CertificateNames names;
        names.person = [](const lab::PersonId& person) { return person == theBiologist ? std::string("Dr Hélène \"Nell\" Corre") : std::string("Réception"); };
        names.laboratory = [](const lab::LaboratoryId&) { return std::string("Laboratoire d’essai"); };
        return must(Certificates::open(*m_site->store, *m_site->writer, names, m_site->clock));
    }
    CheckedCertificate check(const std::string& file, const std::optional<Uuid>& job = {}) { return must(CertificateCheck(*m_site->store, *m_site->writer).check(file, job, {})); }
    // How often a refusal was entered.
    std::size_t refusals()
    {
        std::size_t count = 0;
        auto database = must(m_site->store->connect(true));
        SecretBytes key(KeyStore::keySize);
        must(each(database, "SELECT seq, key, entry FROM ledger WHERE seq < ?", [&](const auto& row) -> Result<> {
            must(m_site->store->keys().read(row.unsignedInteger(1), key));
            const auto plain = openEntry(key, m_site->store->identity().store, placeOf(row.unsignedInteger(0)), row.blob(2));
            const auto entry = plain ? decodeEntry(*plain) : tl::unexpected(plain.error());
            const auto* noted = entry ? std::get_if<ErasureNoted>(&entry->change) : nullptr;
            count += noted != nullptr && noted->step == ErasureStep::CertificateRefused;
            return {};
        }, rowOf(1, 0)));
        return count;
    }
    ErasureRecord erased(std::uint64_t patient)
    {
        auto eraser = must(Eraser::open(*m_site->store, *m_site->writer, m_site->clock));
        return must(eraser.erase(wholePatient(*m_site, idOf<lab::PatientId>(patient, 3)), {}));
    }

private Q_SLOTS:
    void init()
    {
        m_site = std::make_unique<Worksite>();
        {
            // The accounts' tables, of a store where somebody has an account.
            auto database = must(m_site->store->connect());
            must(bringUpAccounts(database));
        }
        for (const std::uint64_t patient : {1, 2}) {
            QVERIFY(m_site->push(m_site->author.registerPatient(patient, "ZYGOMATIQUE")).outcome == wire::ActOutcome::Accepted);
            QVERIFY(m_site->push(m_site->author.placeOrder(10 + patient, patient)).outcome == wire::ActOutcome::Accepted);
        }
        m_done = erased(1);
        m_made = must(certificates().certifyErasure(m_done.header.erasure));
    }

    void itSaysWhatWasDone()
    {
        const auto& file = m_made.file;
        for (const auto* part : {"\"format\":\"paillasse.certificate.v1\"", "\"ground\":\"patients-right\"", "Dr Hélène \\\"Nell\\\" Corre", "\"documents\":2", "\"lastKeyArchiveOver\":\"2026-04-"})
            QVERIFY2(file.find(part) != std::string::npos, part);
        for (const auto key : m_done.keys)
            QVERIFY(file.find("{\"key\":" + std::to_string(key) + ",") != std::string::npos);
        QVERIFY(file.find("ZYGOMATIQUE") == std::string::npos);
        QVERIFY(m_made.sha256 == toBytes(crypto::sha256(asBytes(file))));
        // Made once: the same bytes whenever it is asked for.
        m_site->clock.advance(hourMs);
        QVERIFY(must(certificates().certifyErasure(m_done.header.erasure)).file == file);
        QVERIFY(certificates().certifyErasure(Uuid::make(m_site->clock.now())).error().code == ErrorCode::NotFound);
    }

    void itIsGenuine()
    {
        const auto checked = check(m_made.file);
        QVERIFY2(checked.verdict == CertificateVerdict::Genuine, checked.why.c_str());
        QVERIFY(checked.job == m_done.header.erasure);
        QCOMPARE(checked.destroyed.size(), m_done.keys.size());
        for (const auto& thing : checked.destroyed)
            QVERIFY2(thing.isGone, thing.what.c_str());
        // Also when the ledger has grown, and the store was opened again.
        QVERIFY(m_site->push(m_site->author.note(12, "vu")).outcome == wire::ActOutcome::Accepted);
        m_site->close();
        m_site->open();
        QVERIFY(check(m_made.file, m_done.header.erasure).verdict == CertificateVerdict::Genuine);
        QCOMPARE(refusals(), std::size_t{0});
    }

    // Any one byte changed, left out or added.
    void noByteOfItCanBeAnother()
    {
        const auto before = refusals();
        std::size_t tried = 0;
        for (std::size_t at = 0; at < m_made.file.size(); at += 37, ++tried) {
            auto altered = m_made.file;
            altered[at] = static_cast<char>(altered[at] ^ 1);
            QVERIFY2(check(altered).verdict != CertificateVerdict::Genuine, std::to_string(at).c_str());
        }
        auto upper = m_made.file;
        const auto digit = upper.find_first_of("abcdef", upper.rfind("\"signature\":\"") + 13);
        upper[digit] = static_cast<char>(upper[digit] - 'a' + 'A');
        QVERIFY(check(upper).verdict == CertificateVerdict::Unknown);
        QVERIFY(check(m_made.file + "\n").verdict == CertificateVerdict::Unreadable);
        QVERIFY(check(m_made.file.substr(0, m_made.file.size() - 1)).verdict == CertificateVerdict::Unreadable);
        QVERIFY(check("{}").verdict == CertificateVerdict::Unreadable);
        QCOMPARE(refusals(), before + tried + 4);
    }

    void itIsOfOneJob()
    {
        const auto other = erased(2);
        QVERIFY(check(m_made.file, other.header.erasure).verdict == CertificateVerdict::OfAnotherJob);
        QCOMPARE(refusals(), std::size_t{1});
        // Its own words under another number: signed by nobody.
        auto reused = m_made.file;
        const auto id = m_done.header.erasure.toString();
        for (auto at = reused.find(id); at != std::string::npos; at = reused.find(id, at + 1))
            reused.replace(at, id.size(), other.header.erasure.toString());
        QVERIFY(check(reused).verdict == CertificateVerdict::Altered);
    }

    void anotherStoresIsNotOurs()
    {
        const auto text = must(readSignedText(m_made.file));
        QVERIFY(check(signText(std::string(text.body), crypto::SigningKey::make())).verdict == CertificateVerdict::AnotherStore);
        // Signed with our key, and given by nobody: somebody had the key for a while.
        auto body = std::string(text.body);
        body.replace(body.find("\"documents\":2"), 13, "\"documents\":3");
        QVERIFY(check(signText(body, m_site->store->signingKey())).verdict == CertificateVerdict::Unknown);
    }

    // Its row put into the table is not enough: the ledger has to have it.
    void whatNoEntrySaysIsUnknown()
    {
        auto body = std::string(must(readSignedText(m_made.file)).body);
        body.replace(body.find("\"documents\":2"), 13, "\"documents\":3");
        const auto file = signText(body, m_site->store->signingKey());
        auto database = must(m_site->store->connect());
        must(CertificateTable(database).insert({Uuid::make(m_site->clock.now()), toBytes(crypto::sha256(asBytes(file))), m_made.at, file}));
        QVERIFY(check(file).verdict == CertificateVerdict::Unknown);
    }

    // The store as it was before the erasure, put back under the certificate: the keys are there again.
    void whatCameBackIsSaid()
    {
        const auto key = m_done.keys.front();
        m_site->close();
        {
            const auto keys = must(KeyStore::open(m_site->directory()));
            auto file = must(sql::Database::open(m_site->directory().keysFile(), crypto::hkdfSha256(must(m_site->directory().readMasterKey()), KeyStore::fileKeyLabel), {}));
            must(run(file, "INSERT INTO document_key (id, laboratory, owner, class, period, wrapped) SELECT ?, laboratory, x'00', class, period, wrapped FROM document_key LIMIT 1", key));
        }
        m_site->open();
        const auto checked = check(m_made.file);
        QVERIFY(checked.verdict == CertificateVerdict::NotGone);
        QVERIFY(!checked.destroyed.front().isGone);
        QVERIFY(checked.destroyed.back().isGone);
    }

    void membersAreNotWords()
    {
        const auto body = JsonLine().add("text", "\"key\":5,{\"key\":6}").add("key", 7).addJson("list", jsonArray({JsonLine().add("key", 8).add("head", "ab").text()})).text();
        QVERIFY((membersNamed(body, "key") == std::vector<std::string>{"7", "8"}));
        QVERIFY((membersNamed(body, "head") == std::vector<std::string>{"ab"}));
        QVERIFY(membersNamed(body, "none").empty());
    }
};

QTEST_GUILESS_MAIN(CertificatesTest)
#include "certificates.test.moc"
