// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/certificates.h"

#include "app/base/civiltime.h"
#include "app/crypto/hash.h"
#include "app/crypto/treehead.h"
#include "app/store/accounts/entering.h"
#include "app/store/core/archive.h"
#include "app/store/core/ledger.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"
#include "app/store/erasure/signedtext.h"

namespace paillasse::store {

namespace {

constexpr std::string_view format = "paillasse.certificate.v1";

const char* nameOf(ErasureGround ground)
{
    switch (ground) {
    case ErasureGround::PatientsRight: return "patients-right";
    case ErasureGround::Retention: return "retention";
    case ErasureGround::Migration: return "migration";
    case ErasureGround::Restore: return "restore";
    }
    return "unknown";
}

} // namespace

Instant lastKeyArchiveOf(Instant destroyedAt)
{
    return destroyedAt + keyArchiveDays * dayMs;
}

Certificates::Certificates(Store& store, Writer& writer, CertificateNames names, const Clock& clock, sql::Database database)
    : m_store(store), m_writer(writer), m_names(std::move(names)), m_clock(clock), m_database(std::move(database))
{
}

Result<Certificates> Certificates::open(Store& store, Writer& writer, CertificateNames names, const Clock& clock)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = ErasureTable::bringUp(*database); !done)
        return tl::unexpected(done.error());
    return Certificates(store, writer, std::move(names), clock, std::move(*database));
}

JsonLine Certificates::head(std::string_view kind, const Uuid& job, Instant at) const
{
    JsonLine line;
    line.add("format", format).add("kind", kind).add("store", m_store.identity().store.toString()).add("job", job.toString()).add("made", toIsoUtc(at));
    return line;
}

std::string Certificates::personJson(const lab::PersonId& person) const
{
    if (person.isNull())
        return JsonLine().add("who", "the store itself").text();
    return JsonLine().add("who", m_names.person ? m_names.person(person) : std::string()).add("id", person.toString()).text();
}

Result<std::string> Certificates::headsJson(const std::vector<lab::LaboratoryId>& laboratories)
{
    std::vector<lab::LaboratoryId> ledgers{lab::LaboratoryId()};
    ledgers.insert(ledgers.end(), laboratories.begin(), laboratories.end());
    std::vector<std::string> heads;
    LedgerReader reader(m_database);
    for (const auto& ledger : ledgers) {
        const auto bytes = reader.head(ledger);
        if (!bytes)
            return tl::unexpected(bytes.error());
        const auto head = crypto::decodeHead(*bytes);
        if (!head)
            return tl::unexpected(head.error());
        heads.push_back(JsonLine()
                            .add("ledger", head->ledger.toString())
                            .add("of", ledger.isNull() ? std::string("the store") : m_names.laboratory(ledger))
                            .add("entries", head->size)
                            .add("at", toIsoUtc(head->at))
                            .add("root", crypto::toHex(head->root))
                            .add("head", crypto::toHex(*bytes))
                            .text());
    }
    return jsonArray(heads);
}

Result<std::string> Certificates::cachesJson(const ErasureRecord& record)
{
    const auto caches = CacheProgress::unconfirmed(m_database, record, m_names.peopleOf ? m_names.peopleOf(record.header.laboratory) : std::vector<lab::PersonId>());
    if (!caches)
        return tl::unexpected(caches.error());
    std::vector<std::string> list;
    for (const auto& cache : *caches)
        list.push_back(JsonLine()
                           .add("workstation", m_names.workstation ? m_names.workstation(cache.workstation) : std::string())
                           .add("workstationId", cache.workstation.toString())
                           .addJson("person", personJson(cache.person))
                           .add("lastSignIn", toIsoUtc(cache.lastSignIn))
                           .text());
    return jsonArray(list);
}

Result<std::string> Certificates::erasureJson(const ErasureRecord& record)
{
    std::vector<std::string> keys;
    for (const auto& patient : record.header.patients)
        for (const auto key : patient.keys)
            keys.push_back(JsonLine().add("key", key).add("patient", patient.patient.toString()).text());
    const auto caches = cachesJson(record);
    if (!caches)
        return caches;
    return JsonLine()
        .add("erasure", record.header.erasure.toString())
        .add("ground", nameOf(record.ground))
        .add("laboratory", record.header.laboratory.toString())
        .addJson("asked", personJson(record.askedBy))
        .add("askedAt", toIsoUtc(record.askedAt))
        .addJson("decided", personJson(record.decidedBy))
        .add("begunAt", toIsoUtc(record.begunAt))
        .add("doneAt", toIsoUtc(record.doneAt))
        .add("patients", record.header.patients.size())
        .add("documents", record.documents)
        .add("ledgerEntries", record.entries)
        .addJson("destroyed", jsonArray(keys))
        .add("howToCheck",
             "paillasse-store verify-certificate says of each key that it is not in keys.db and that the signed list of destroyed keys has it; verify holds the ledger's leaves, which stay, "
             "against what is gone; a backup made before is restored with that list, and the records do not open")
        .addJson("unconfirmedCopies", *caches)
        .add("lastKeyArchiveOver", Date::of(lastKeyArchiveOf(record.doneAt)).toIso())
        .text();
}

Result<KeptCertificate> Certificates::certifyErasure(const Uuid& erasure)
{
    auto known = of(erasure);
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return std::move(**known);
    auto record = ErasureTable(m_database).find(erasure);
    if (!record)
        return tl::unexpected(record.error());
    if (!*record || (*record)->state != ErasureState::Done)
        return fail(ErrorCode::NotFound, "no erasure of this number is done");
    const auto at = m_clock.now();
    const auto done = erasureJson(**record);
    const auto heads = headsJson({(*record)->header.laboratory});
    if (!done || !heads)
        return tl::unexpected(done ? heads.error() : done.error());
    auto body = head("erasure", erasure, at);
    body.addJson("erasures", jsonArray({*done})).addJson("ledgers", *heads);
    return keep(erasure, (*record)->header.laboratory, body.text(), at, [&](sql::Database& database) {
        (*record)->certificate = toBytes(crypto::sha256(asBytes(signText(body.text(), m_store.signingKey()))));
        return ErasureTable(database).put(**record);
    });
}

Result<KeptCertificate> Certificates::keep(const Uuid& job, const lab::LaboratoryId& laboratory, const std::string& body, Instant at, const std::function<Result<>(sql::Database&)>& also)
{
    KeptCertificate certificate{job, {}, at, signText(body, m_store.signingKey())};
    certificate.sha256 = toBytes(crypto::sha256(asBytes(certificate.file)));
    const ErasureNoted noted{ErasureStep::Certified, job, laboratory, {}, {}, 0, certificate.sha256};
    const auto entered = enter(m_writer, consoleEntry(noted), [&](sql::Database& database) -> Result<> {
        const auto inserted = CertificateTable(database).insert(certificate);
        return inserted && also ? also(database) : inserted;
    });
    return entered ? Result<KeptCertificate>(std::move(certificate)) : tl::unexpected(entered.error());
}

} // namespace paillasse::store
